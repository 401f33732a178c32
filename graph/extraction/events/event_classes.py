"""Classes of events by what is told with them: what is done, who does it, and to what."""

from __future__ import annotations

DEEDS = (
    "Founding",
    "Adoption",
    "EntryIntoForce",
    "Signing",
    "Renaming",
    "Dissolution",
    "Appointment",
    "AmendmentEvent",
    "Resignation",
    "Publication",
    "Award",
)
"""Classes whose noun says what is done and needs to say to what."""
GATHERINGS = ("Conference", "Congress", "Forum", "Meeting")
"""Classes of events that people come together for, and that may be named after a place."""
ABOUT_ACTS = ("Adoption", "EntryIntoForce", "Signing", "AmendmentEvent")
"""Classes whose verbs are about a legal act."""
SIGNERS = ("Person", "Country")
"""Those whom nobody adopts or signs: they do."""
DONE_BY = ("Visit", "Meeting", "Speech")
"""Classes whose verbs are said of who does it, and of nobody to whom it is done."""
OF_PERSONS = ("Appointment", "Election", "Resignation", "Award")
OF_BODIES = ("Renaming", "Dissolution")
OF_ACTS = ("Adoption", "EntryIntoForce", "Signing", "AmendmentEvent", "Publication")
BARE = {
    **dict.fromkeys(OF_ACTS, "LegalAct"),
    "Founding": "Organisation",
    "Dissolution": "Organisation",
}
"""What the bare noun is for that a verb of a class may be said of: "the body was founded"."""
TO_THINGS = (*OF_ACTS, *OF_BODIES, "Founding")
"""Classes whose verbs are said of what is done to an act or a body, and of no person."""

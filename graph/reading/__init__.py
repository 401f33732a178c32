"""From files to documents, paragraphs and sentences; the text itself is never changed."""

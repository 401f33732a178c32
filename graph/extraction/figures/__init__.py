"""Numbers, ordinals and figures: what is counted, how many, when and of whom."""

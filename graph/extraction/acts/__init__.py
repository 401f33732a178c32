"""Legal acts as sentences and documents name them."""

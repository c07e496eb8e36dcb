"""Tables of what is known of the territory (R1)."""

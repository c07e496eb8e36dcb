"""The forms: what people write into them, handed in as they stand, and reviewed (R16)."""

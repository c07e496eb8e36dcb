"""How work is done and what goes wrong (MD7)."""

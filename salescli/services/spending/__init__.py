"""What the department spends to sell: requested, consented to, claimed and paid (R3, R5, R6)."""

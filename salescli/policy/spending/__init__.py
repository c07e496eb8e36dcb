"""What is spent to sell: which consent a claim needs, and how that is worded (R3, R5, R6)."""

"""What is spent: which claims name the same voucher (R3)."""

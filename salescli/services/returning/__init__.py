"""Goods that come back (W7)."""

"""Goods that go out (W4)."""

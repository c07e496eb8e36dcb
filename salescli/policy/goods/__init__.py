"""Goods: how they are due, where what was delivered stands (R7, forms.md), and assets (MD5)."""

"""How goods are due, and where what was delivered stands until it is invoiced (R7, forms.md)."""

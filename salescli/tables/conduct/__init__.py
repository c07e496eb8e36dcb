"""Tables of how people keep the regulation, and what the company answers (R17, MD2, MD3, MD7)."""

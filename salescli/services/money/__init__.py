"""Invoices and what is paid on them (W5)."""

"""Tables of what the department spends: requests for expenses, and claims."""

"""Tables of what follows a sale: service, and goods that come back."""

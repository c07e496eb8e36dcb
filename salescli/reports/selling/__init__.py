"""What F3 and F4 tell of offers and sales."""

"""What follows a sale: service of what was sold, and the causes of faults (W6, W7)."""

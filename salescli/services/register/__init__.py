"""The registers: staff, customers, products, prices, targets, settings, calendar."""

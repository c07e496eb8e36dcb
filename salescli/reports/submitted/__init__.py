"""Forms that are handed in: kept as text, and counted where they were late (R16)."""

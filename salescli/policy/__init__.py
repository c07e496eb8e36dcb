"""The regulation, as pure tables and arithmetic: no database, no terminal, no other package."""

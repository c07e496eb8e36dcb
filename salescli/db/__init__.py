"""How the database file is created, opened, read, written and migrated."""

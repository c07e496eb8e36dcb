"""Tools of the developer: documentation generated from the program's own tables."""

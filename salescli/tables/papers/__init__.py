"""Tables of papers and problems: the archive, loans, binders, issues."""

"""The command line itself: options taken anywhere, words of choices, refusals, pages of help."""

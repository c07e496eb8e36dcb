"""The rules of the regulation as tables: what each asks (`regulation`), what is `watched`."""

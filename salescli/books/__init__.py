"""A company's books (CSV, xlsx) read by a mapping into checked rows that know where they stood."""

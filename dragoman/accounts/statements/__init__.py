"""Finds statements (who said what, to whom, in what) and positions (who supports, opposes or demands what)."""

"""Finds who, when, where, how many and who says so in an article."""

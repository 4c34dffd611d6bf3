"""The live page and the API stand here once they are built."""

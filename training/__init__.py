"""Rebuilds the language engine from treebanks and public weights; not installed."""

"""Reads contacts and figures from an article's sentences, each field with what it stands on."""

"""Telling every invited firm how a file ended."""

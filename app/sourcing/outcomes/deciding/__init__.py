"""Deciding how a file ends, by one person, agreed by another."""

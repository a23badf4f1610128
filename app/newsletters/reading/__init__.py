"""Readers: subscribe, choose what to read, stop."""

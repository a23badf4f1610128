"""The calendar as everybody reads it."""

"""The queue: what waits, what is due, what was decided, and deciding plain cases together."""

"""A region in minutes: asked for, or read from a file."""

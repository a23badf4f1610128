"""Who of the board or the desk looks at a case: passing it on, and leaving it to others."""

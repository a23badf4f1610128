"""Issues: write one, choose what is in it, look at it, send it."""

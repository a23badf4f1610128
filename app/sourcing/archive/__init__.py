"""How long a file is kept, and the packed export that tells all of it without the application."""

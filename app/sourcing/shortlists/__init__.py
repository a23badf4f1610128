"""Which firms are invited, each with its reason."""

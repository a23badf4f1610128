"""More information: a reviewer asks, the firm answers on its own page of the application."""

"""Looking at what listed firms change: accept or reject what waits, acknowledge or put back what shows."""

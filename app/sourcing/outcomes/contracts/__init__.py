"""What was signed after the standstill."""

"""What organisers do and visitors see of an event."""

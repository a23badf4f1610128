"""What organisers do and visitors see of an event."""

from app.events.organising import setup

__all__ = ["setup"]

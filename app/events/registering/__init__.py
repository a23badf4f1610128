"""Registering, the waiting list and its offers."""

from app.events.registering import setup

__all__ = ["setup"]

"""Registering, the waiting list and its offers."""

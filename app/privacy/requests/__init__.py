"""Requests of people that reach the desk by mail, letter or telephone."""

"""Registering a firm in steps, and changing its profile with the same forms."""

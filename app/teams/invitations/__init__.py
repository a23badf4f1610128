"""Invitations by mail into a team."""

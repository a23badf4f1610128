"""The administrator's pages on the sign-ins of municipalities."""

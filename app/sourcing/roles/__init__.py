"""Who does what in one procurement file, and who stepped aside from it."""

"""Open data: what was awarded, for everybody. Nothing of files that still run."""

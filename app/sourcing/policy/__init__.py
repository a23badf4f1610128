"""The purchasing policy of a municipality: dated versions of its amounts and rules, each with its source."""

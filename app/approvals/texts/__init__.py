"""Standard texts for reasons, which each board and the desk can put into its own words."""

"""`make bench`: how fast the search is beside other engines, and whole pages of the real site."""

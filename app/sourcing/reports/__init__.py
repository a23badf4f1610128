"""Reports: who was invited and chosen, how concentrated that is, how long it took; and what everybody may know."""

"""Which procedure a purchase takes and how many firms are invited, with the rule that decided and its source."""

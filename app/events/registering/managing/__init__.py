"""What organisers see of who registered, and do for them."""

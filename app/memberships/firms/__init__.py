"""What a firm sees of its own memberships, and what it can say about them."""

"""How a firm did a contract, between the authority and the firm."""

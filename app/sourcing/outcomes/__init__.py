"""What came of a file: award, letters, contract, and reasons for who asks."""

"""What firms see of outcomes: their letters, the answers they got, and how their contracts went."""

"""Terms: reminders to those who judge, and what happens when a term has passed."""

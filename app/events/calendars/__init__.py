"""iCalendar files and feeds, the list and the month."""

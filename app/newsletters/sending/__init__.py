"""The worker's part: issues go out, and mails that come back are read."""

"""Who edits a firm: its owners invite others by mail, and take them out."""

"""What the file itself has to account for: the need, searches, longlists, the term of keeping and the audit trail."""

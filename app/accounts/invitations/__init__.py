"""Taking up an invitation by the link in a mail, whatever one is invited to; its feature says what comes of it."""

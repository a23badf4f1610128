"""Where somebody is signed in: a row for every device, which the person can see and end."""

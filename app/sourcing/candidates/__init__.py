"""The firms of a file one by one: notes, exclusions, and firms from outside the register."""

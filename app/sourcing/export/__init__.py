"""The file on paper, as data and as spreadsheets: all of them renderings of what its parts tell (app/sourcing/record.py)."""

"""The file on paper, as data and as spreadsheets: renderings of what its parts tell (app/sourcing/record.py)."""

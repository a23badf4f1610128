"""Lines for whoever waits, beside the tables."""

import sys


def tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

"""`make permissions`: write docs/permissions.md from what the site does."""

import logging
import tempfile
from pathlib import Path

from tests.permissions.asking import site_for_tests
from tests.permissions.document import PATH, render


def main() -> None:
    logging.disable(logging.WARNING)  # that people are turned away is what the map is about
    with tempfile.TemporaryDirectory() as folder, site_for_tests(Path(folder)) as site:
        rows = [row for door in site.doors() for row in site.rows_of(door)]
    PATH.write_text(render(rows), "utf-8")
    print(f"{PATH.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()

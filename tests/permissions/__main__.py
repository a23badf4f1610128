"""`make permissions`: write docs/permissions.md from what the site does."""

import tempfile
from pathlib import Path

from tests.installations import application_for_tests, undone_session
from tests.permissions.asking import Site
from tests.permissions.document import PATH, render


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, application_for_tests(Path(folder)) as app:
        with undone_session(app) as session:
            site = Site(app, session)
            rows = [row for door in site.doors() for row in site.rows_of(door)]
    PATH.write_text(render(rows), "utf-8")
    print(f"{PATH.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()

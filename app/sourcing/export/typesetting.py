"""Typesets a report that comes in as JSON; the PDF goes out.

Run as a program: typst takes some 0.2 MB for each row and does not give it back, and the worker that makes the exports
runs for months. Nothing of the application is loaded here, so it starts in a twentieth of a second.
"""

import sys
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("procurement_file.typ")
REFUSED = 3  # exit status: the report has signs that PDF/UA does not take; why stands in what it says to stderr


def main() -> int:
    try:
        pdf = typeset(sys.stdin.buffer.read().decode())
    except typst.TypstError as error:
        sys.stderr.write(str(error))
        return REFUSED
    sys.stdout.buffer.write(pdf)
    return 0


def typeset(report: str) -> bytes:
    """Only the fonts inside typst are used, so that the same file looks the same on every machine."""
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        sys_inputs={"report": report},
    )


if __name__ == "__main__":
    sys.exit(main())

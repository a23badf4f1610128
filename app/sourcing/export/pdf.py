"""The file as a tagged PDF (PDF/UA-1). User text goes to typst as data, never as markup."""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.core.i18n import _
from app.sourcing.export.document import Document
from app.sourcing.export.typesetting import REFUSED
from app.sourcing.export.words import in_words
from app.sourcing.record import Section, Table, Value

TYPESETTER = Path(__file__).with_name("typesetting.py")
LONGEST_SECONDS = 120  # the largest file takes two or three
KNOWN_BLOCKS = (range(0x500), range(0x1E00, 0x2000), range(0x2010, 0x2041), range(0x2070, 0x20C0))
MOST_ROWS = 200  # of a table: 1,000 rows in all take some 200 MB to typeset; the other forms have them all
MOST_UPRIGHT = 7  # columns; with more the page lies on its side
LONG_WORD = re.compile(r"\S{24}(?=\S)")
NARROWEST, WIDEST = 7, 40  # characters that a column counts for, whatever is in it
BOLD, PADDING = 1.3, 2  # what a heading needs more than its letters
OF_A_DIGEST = 16  # it stands in four small lines
DIGEST = re.compile(r"[0-9a-f]{64}")


def write_pdf(document: Document) -> bytes:
    """Signs that its font lacks (emoji, Chinese) show as U+FFFD: PDF/UA refuses them. The other forms have them."""
    content = _content(document)
    try:
        return _typeset(content)
    except _Refused:
        return _typeset(_with_known_signs(content))


class _Refused(Exception):
    """The report holds signs that cannot be in a PDF/UA."""


def _typeset(content: dict[str, Any]) -> bytes:
    """In a process of its own, which gives back the memory that it took."""
    typesetter = [sys.executable, "-I", str(TYPESETTER)]  # on its own: what lies beside it is no module of its
    report = json.dumps(content).encode()
    done = subprocess.run(typesetter, input=report, capture_output=True, timeout=LONGEST_SECONDS, check=False)
    if done.returncode == REFUSED:
        raise _Refused(done.stderr.decode())
    if done.returncode:
        raise RuntimeError(f"typesetting ended with {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    return done.stdout


def _with_known_signs(content: Any) -> Any:
    match content:
        case str():
            return "".join(sign if _is_known(sign) else "\ufffd" for sign in unicodedata.normalize("NFC", content))
        case dict():
            return {name: _with_known_signs(value) for name, value in content.items()}
        case list() | tuple():
            return [_with_known_signs(value) for value in content]
    return content


def _is_known(sign: str) -> bool:
    """Latin, Greek, Cyrillic and the usual punctuation: a little less than the font has."""
    if sign in "\t\n\u200b":
        return True
    return unicodedata.category(sign)[0] not in "CM" and any(ord(sign) in block for block in KNOWN_BLOCKS)


def _content(document: Document) -> dict[str, Any]:
    return {
        "language": document.language,
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "demo": document.demo_mark,
        "page_of": _("Page {page} of {pages}"),
        "sections": [_section(section) for section in document.all_sections],
    }


def _section(section: Section) -> dict[str, Any]:
    pairs = [(str(fact.label), _breakable(words)) for fact in section.facts if (words := in_words(fact.value))]
    tables = [_table(table) for table in section.tables]
    return {"heading": str(section.title), "pairs": pairs, "tables": tables}


def _table(table: Table) -> dict[str, Any]:
    """Only the columns that are for paper; `wide` says that they need a page on its side."""
    places = [place for place, column in enumerate(table.columns) if column.on_paper]
    columns = [str(table.columns[place].label) for place in places]
    rows = [[in_words(row[place]) for place in places] for row in table.rows[:MOST_ROWS]]
    left_out = len(table.rows) - MOST_ROWS
    return {
        "heading": str(table.title),
        "columns": columns,
        "rows": [[_cell(words) for words in row] for row in rows],
        "widths": _widths(columns, rows),
        "wide": len(columns) > MOST_UPRIGHT,
        "none": _("Nothing."),
        "note": _("%(number)s more rows are in the spreadsheet.", number=left_out) if left_out > 0 else "",
    }


def _cell(words: str) -> Value | dict[str, str]:
    return {"digest": words} if DIGEST.fullmatch(words) else _breakable(words)


def _breakable(words: str) -> str:
    """Without a place to break, a long word would run through the next column."""
    return LONG_WORD.sub("\\g<0>\u200b", words)


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Shares of the page: the usual length of what is in a column, but not less than its heading needs."""
    shares = []
    for place, heading in enumerate(columns):
        lengths = sorted(_length(row[place]) for row in rows) or [0]
        usual = lengths[len(lengths) * 9 // 10]
        longest_word = max(map(len, heading.split()), default=0)
        shares.append(min(max(usual, int(longest_word * BOLD) + PADDING, NARROWEST), WIDEST))
    return shares


def _length(words: str) -> int:
    return OF_A_DIGEST if DIGEST.fullmatch(words) else len(words)

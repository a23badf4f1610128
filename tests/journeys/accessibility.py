"""What axe finds in a page, asked once for each structure of a page.

Most pages of a run differ from an earlier one in their words alone, and axe takes longest of all that happens in a
journey. So a structure in which it found nothing is remembered, and not judged again in the same run.

structure.js says what a structure is: every element in its order, its attributes, its colours, font, visibility and
position as the browser computed them, whether it is smaller than a target may be, whether it scrolls, what is ticked
and focused, where there are words, and how wide the window is. It leaves out the words themselves, addresses, and
which name a thing has; but words of headings and labels that were equal stay equal, an id that stands twice stands
twice, and a reference to nothing stays one. So contrast, names, roles, references and sizes are never taken on trust.
What only longer words bring about, small targets that come closer together or a box that covers a text, is
judged on the first page of that structure.

Contrast takes most of a judgement, and depends on how a text looks, and on what it stands. texts.js says that of every
text: when all of a page looked so on pages that passed in this process, contrast is not judged again, and the rest is.
"""

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without the last, axe also works out which elements passed, and how to point at them.
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
WITHOUT_CONTRAST = {**OPTIONS, "rules": {"color-contrast": {"enabled": False}}}
STRUCTURE, TEXTS = ((Path(__file__).parent / name).read_text("utf-8") for name in ("structure.js", "texts.js"))


PAGES: Counter[str] = Counter()  # of this process: "judged", and "known" by their structure


class Judge:
    """`folder` remembers what passed: an empty file a structure, so that processes can share it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._texts = folder, set[str]()
        folder.mkdir(parents=True, exist_ok=True)

    def faults(self, page: Page) -> list[str]:
        structure = page.evaluate(STRUCTURE)
        passed = self._folder / hashlib.sha256(structure.encode()).hexdigest()
        if passed.exists():
            PAGES["known"] += 1
            return []
        PAGES["judged"] += 1
        texts = set(page.evaluate(TEXTS))
        found = faults_found_by_axe(page, WITHOUT_CONTRAST if texts <= self._texts else OPTIONS)
        if not found:
            passed.touch()
            self._texts |= texts
        return found


def faults_found_by_axe(page: Page, options: dict[str, Any]) -> list[str]:
    rules = _axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in rules for node in rule["nodes"]]


@cache
def _axe() -> Axe:
    return Axe()

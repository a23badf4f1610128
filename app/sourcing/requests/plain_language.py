"""A check for plain language at about level B1: advice to who writes, never a reason to refuse.

Thresholds and where they come from:
- sentences of at most 25 words: Australian Government Style Manual, "Sentence length" (15 on average, no more than 25);
  GOV.UK, "Sentence length: why 25 words is our limit";
- words of at most three syllables: b1teksten.nl, "Voorbeelden van B1-teksten";
- no passive voice, no official phrases: hvds.nl, "Schrijven op B1-niveau", tips 3 and 5.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.sourcing.requests.jargon import JARGON

MOST_WORDS = 25
MOST_SYLLABLES = 3

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*[.!?]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáéíóúàèëïöüâêî]+", re.IGNORECASE)
_PASSIVE: Mapping[str, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:wordt|worden|werd|werden|geworden)\b(?=.*\b(?:ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)\b)"
        r"|\b(?:ge|be|ver|ont|her)\w{2,}(?:d|t|en)\s+(?:wordt|worden|werd|werden)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?\w{2,}(?:ed|wn|pt|ught)\b", re.IGNORECASE),
}


class FindingKind(StrEnum):
    LONG_SENTENCE = "long_sentence"
    LONG_WORD = "long_word"
    PASSIVE = "passive"
    JARGON = "jargon"


@dataclass(frozen=True)
class Finding:
    """`start` and `end` are its place in the text; `better` is what to write instead, where that is known."""

    kind: FindingKind
    start: int
    end: int
    words: str
    better: str | None = None


def findings_in(text: str, language: str) -> list[Finding]:
    """What could be plainer, in the order of the text. A long word is named once, and not when it is jargon."""
    jargon = list(_jargon(text, language))
    taken = {word.lower() for finding in jargon for word in _WORD.findall(finding.words)}
    found = [*jargon, *_sentences(text, language), *_long_words(text, taken)]
    return sorted(found, key=lambda finding: (finding.start, -finding.end))


def _sentences(text: str, language: str) -> Iterator[Finding]:
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        place = start, start + len(sentence), sentence
        if len(_WORD.findall(sentence)) > MOST_WORDS:
            yield Finding(FindingKind.LONG_SENTENCE, *place)
        if _PASSIVE[language].search(sentence):
            yield Finding(FindingKind.PASSIVE, *place)


def _long_words(text: str, taken: set[str]) -> Iterator[Finding]:
    for match in _WORD.finditer(text):
        word = match.group()
        if word.lower() not in taken and syllables(word) > MOST_SYLLABLES:
            taken.add(word.lower())
            yield Finding(FindingKind.LONG_WORD, match.start(), match.end(), word)


def syllables(word: str) -> int:
    """Groups of vowels: an estimate that is right for most Dutch and English words."""
    return len(_VOWELS.findall(word))


def _jargon(text: str, language: str) -> Iterator[Finding]:
    for phrase, better in JARGON[language].items():
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE):
            yield Finding(FindingKind.JARGON, match.start(), match.end(), match.group(), better)

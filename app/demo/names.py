"""Names, people and addresses that sound real and are invented."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from app.demo.trades import DATA, Trade


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class FirmName:
    """`surname` is that of the owner, whether the name holds it or not."""

    text: str
    surname: str

    @property
    def domain(self) -> str:
        """A domain under .example, which nobody can own (RFC 2606)."""
        return f"{_slug(self.text)}.example"


class NameMaker:
    """Gives each firm a name that no firm before it has."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def firm(self, trade: Trade, random: Random) -> FirmName:
        """Raises RuntimeError when the lists are too short for the number of firms."""
        for _attempt in range(1000):
            surname, other = random.sample(_lists()["surnames"], 2)
            word = random.choice(_lists()["words"])
            text = random.choice(trade.names).format(surname=surname, surname2=other, word=word)
            name = FirmName(text, surname)
            if name.domain not in self._given:
                self._given.add(name.domain)
                return name
        raise RuntimeError(f"no name left for {trade.key}")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def person(name: FirmName, random: Random) -> str:
    """The owner. After a first name the prefix of a Dutch surname is written small: Nadia de Grauwert."""
    first, surname = random.choice(_lists()["first_names"]), name.surname
    for prefix in ("Van ", "De "):
        if surname.startswith(prefix):
            surname = prefix.lower() + surname.removeprefix(prefix)
    return f"{first} {surname}"


def street(random: Random) -> str:
    return str(random.choice(_lists()["streets"]))


def certifier(random: Random) -> str:
    return str(random.choice(_lists()["certifiers"]))


def phone(random: Random) -> str:
    """No number in the Netherlands begins with a zero after the area code, so nobody is rung by accident."""
    area, zeros = random.choice((("030", "000"), ("0343", "00")))
    return f"{area} {zeros} {random.randrange(100):02d} {random.randrange(100):02d}"

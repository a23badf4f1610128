"""Leaving things out of an export for an openness request, and saying what and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

from app.core.i18n import Text
from app.sourcing.archive.labels import GROUNDS, MARKS
from app.sourcing.record import Column, Fact, Secret, Section, Table, Value


@dataclass(frozen=True)
class SingleField:
    """One fact or column that somebody left out by hand: `place` as `section.fact` or `section.table.column`."""

    place: str
    ground: Secret
    reason: str


@dataclass(frozen=True)
class LeftOut:
    """`values` is in how many places something stood that is not in the export."""

    what: str
    ground: Text
    reason: str
    values: int


@dataclass(frozen=True)
class Redactions:
    """With a ground, all that is marked with it is left out; single fields besides."""

    grounds: frozenset[Secret] = frozenset()
    fields: tuple[SingleField, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether nothing is left out."""
        return not self.grounds and not self.fields

    def as_values(self) -> dict[str, Any]:
        return {
            "grounds": sorted(self.grounds),
            "fields": [{"place": each.place, "ground": each.ground, "reason": each.reason} for each in self.fields],
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        fields = (SingleField(each["place"], Secret(each["ground"]), each["reason"]) for each in values["fields"])
        return cls(frozenset(Secret(ground) for ground in values["grounds"]), tuple(fields))


def places_in(sections: Iterable[Section]) -> list[tuple[str, str]]:
    """Everything that can be left out by itself, with its name in words."""
    places = []
    for section in sections:
        places += [(f"{section.key}.{fact.key}", f"{section.title}: {fact.label}") for fact in section.facts]
        for table in section.tables:
            for column in table.columns:
                places.append((f"{section.key}.{table.key}.{column.key}", _name(section, table, column)))
    return places


@dataclass
class Pencil:
    """Blackens sections, and keeps the list of what it blackened."""

    redactions: Redactions
    left_out: list[LeftOut] = field(default_factory=list)

    def blacken(self, sections: Iterable[Section]) -> list[Section]:
        return [self._section(section) for section in sections]

    def _section(self, section: Section) -> Section:
        facts = [self._fact(section, fact) for fact in section.facts]
        tables = [self._table(section, table) for table in section.tables]
        return replace(section, facts=facts, tables=tables)

    def _fact(self, section: Section, fact: Fact) -> Fact:
        chosen = self._chosen(f"{section.key}.{fact.key}", fact.secret)
        if chosen is None or _is_empty(fact.value):
            return fact
        self._note(f"{section.title}: {fact.label}", chosen, 1)
        return replace(fact, value=str(MARKS[chosen.ground]))

    def _table(self, section: Section, table: Table) -> Table:
        rows = [list(row) for row in table.rows]
        for place, column in enumerate(table.columns):
            chosen = self._chosen(f"{section.key}.{table.key}.{column.key}", column.secret)
            if chosen is not None:
                number = _blacken_column(rows, place, str(MARKS[chosen.ground]))
                self._note(_name(section, table, column), chosen, number)
        return replace(table, rows=rows)

    def _chosen(self, place: str, secret: Secret | None) -> SingleField | None:
        for each in self.redactions.fields:
            if each.place == place:
                return each
        if secret is not None and secret in self.redactions.grounds:
            return SingleField(place, secret, "")
        return None

    def _note(self, what: str, chosen: SingleField, number: int) -> None:
        if number:
            self.left_out.append(LeftOut(what, GROUNDS[chosen.ground], chosen.reason, number))


def _blacken_column(rows: Sequence[list[Value]], place: int, mark: str) -> int:
    """How many values it hid; what is empty stays empty."""
    hidden = [row for row in rows if not _is_empty(row[place])]
    for row in hidden:
        row[place] = mark
    return len(hidden)


def _is_empty(value: Value) -> bool:
    return value is None or value == ""


def _name(section: Section, table: Table, column: Column) -> str:
    return f"{section.title}: {table.title}, {column.label}"

"""YAML with the lines that its values stand on, so that a mistake can be pointed at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import yaml

R = TypeVar("R")
T = TypeVar("T")

LARGEST_FILE = 1_000_000  # characters


class WrongFile(Exception):
    """What is wrong in it, one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Node:
    """A value of the file and its place in it; what is wrong is gathered in `problems`, so that all is told at once."""

    raw: yaml.Node | None
    path: str
    line: int
    problems: list[str] = field(default_factory=list)

    def blame(self, message: str) -> None:
        place = f"line {self.line}, {self.path}" if self.path else f"line {self.line}"
        self.problems.append(f"{place}: {message}")

    @property
    def is_empty(self) -> bool:
        return self.raw is None or (
            isinstance(self.raw, yaml.ScalarNode) and self.raw.value.strip() in ("", "~", "null")
        )

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.raw, yaml.MappingNode)

    def fields(self, known: Sequence[str]) -> dict[str, "Node"]:
        """All the known ones, empty where the file has none. Others and doubles are mistakes."""
        found: dict[str, Node] = {}
        if not isinstance(self.raw, yaml.MappingNode):
            self.blame("fields with values are expected here")
            return {name: self._child(None, name, self.line) for name in known}
        for key, value in self.raw.value:
            name = str(key.value)
            child = self._child(value, name, key.start_mark.line + 1)
            if name not in known:
                child.blame(f"unknown field; known are {', '.join(known)}")
            elif name in found:
                child.blame("stands here twice")
            found[name] = child
        return {name: found.get(name) or self._child(None, name, self.line) for name in known}

    def _child(self, raw: yaml.Node | None, name: str, line: int) -> "Node":
        return Node(raw, f"{self.path}.{name}".lstrip("."), line, self.problems)

    def items(self) -> Iterator["Node"]:
        if self.is_empty:
            return
        if not isinstance(self.raw, yaml.SequenceNode):
            self.blame("a list is expected here: lines that begin with a dash")
            return
        for number, raw in enumerate(self.raw.value, start=1):
            yield Node(raw, f"{self.path}[{number}]", raw.start_mark.line + 1, self.problems)

    def text(self, longest: int = 120) -> str:
        """Empty when there is none."""
        if self.is_empty:
            return ""
        if not isinstance(self.raw, yaml.ScalarNode):
            self.blame("a text is expected here")
            return ""
        value = str(self.raw.value).strip()
        if len(value) > longest:
            self.blame(f"longer than {longest} characters")
        return value

    def required(self, message: str) -> str:
        """A text that has to be there; `message` says what is missing."""
        before = len(self.problems)
        value = self.text()
        if not value and len(self.problems) == before:
            self.blame(message)
        return value

    def day(self, default: T) -> date | T:
        return self._read(date.fromisoformat, "no date; write it as 2026-03-01", default)

    def number(self, least: int, most: int, default: int) -> int:
        value = self._read(int, "no whole number", default)
        if not least <= value <= most:
            self.blame(f"choose a number from {least} to {most}")
        return value

    def is_true(self) -> bool:
        return self.text().lower() in ("true", "yes", "ja")

    def _read(self, read: Callable[[str], R], message: str, default: T) -> R | T:
        value = self.text()
        if not value:
            return default
        try:
            return read(value)
        except ValueError:
            self.blame(message)
            return default


def root_of(text: str) -> Node:
    """Raises WrongFile when it is no YAML. Aliases are refused: a small file could become a huge one."""
    if len(text) > LARGEST_FILE:
        raise WrongFile([f"the file is longer than {LARGEST_FILE} characters"])
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            raise WrongFile(["the file uses aliases (*name): write the values out"])
        raw = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise WrongFile([f"line {line}: {error.problem}"]) from None
    except yaml.YAMLError:
        raise WrongFile(["this is no YAML"]) from None
    return Node(raw, "", 1)

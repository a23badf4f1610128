"""What somebody ticked or chose in the rows of a page. Anything that no page of ours sends is left out."""

from collections.abc import Iterable, Mapping

PREFIX = "row-"
NONE_OF_THEM = "none"


def chosen_firms(form: Mapping[str, str]) -> dict[int, int | None]:
    """The firm for each row, by id; None for none of its candidates. Rows without an answer are not in it."""
    answers = {name.removeprefix(PREFIX): value for name, value in form.items() if name.startswith(PREFIX)}
    numbers = {_number(row): (value, _number(value)) for row, value in answers.items()}
    return {row: number for row, (value, number) in numbers.items() if row and (number or value == NONE_OF_THEM)}


def ticked(values: Iterable[str]) -> set[int]:
    return {number for value in values if (number := _number(value))}


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None

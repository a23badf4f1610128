"""What the page at the door knows, for a reader and for its script."""

from typing import Any

from app.events.door.queries import Person, count_at, people_at
from app.events.door.services import Refused
from app.events.models import Event

SHOWN = 30  # without script; who is not among them is searched for


def matching(people: list[Person], words: str) -> list[Person]:
    """By name or firm, every word somewhere."""
    wanted = words.casefold().split()
    return [each for each in people if all(word in f"{each.name} {each.about}".casefold() for word in wanted)]


def snapshot(event: Event, people: list[Person], refused: list[Refused]) -> dict[str, Any]:
    """How it stands, for the script. People as lists: an event may have thousands."""
    count = count_at(event)
    return {
        "people": [
            [each.registration_id, each.rank, each.name, each.about, int(each.waits), each.mark] for each in people
        ],
        "came": count.came,
        "expected": count.expected,
        "refused": [{"mark": each.mark, "reason": str(each.reason), "can_insist": each.can_insist} for each in refused],
    }


def snapshot_of(event: Event, refused: list[Refused]) -> dict[str, Any]:
    return snapshot(event, people_at(event), refused)

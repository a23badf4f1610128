"""What a saved search asks, apart from the day on which it is asked."""

import hashlib
import json
from datetime import date
from typing import Any

from app.search.address import Address, Parameters
from app.search.freezing import deserialise, serialise
from search_index.fields import DISTANCE
from search_index.query import SearchQuery

Question = dict[str, Any]
NO_SEED = 0  # a saved search has no order among equals: whoever opens it gets a seed of their own


def question_of(query: SearchQuery) -> Question:
    """The values of `freezing.serialise` without day and seed: dates are compared with the day of the round."""
    return {name: value for name, value in serialise(query).items() if name not in ("today", "seed")}


def query_on(question: Question, today: date) -> SearchQuery:
    """Raises KeyError or ValueError for what is no question of this release."""
    return deserialise({**question, "today": today.isoformat(), "seed": NO_SEED})


def key_of(question: Question) -> str:
    """Equal for searches that find the same firms by the same words: case, blanks and order make no other search."""
    near = question["near"] if DISTANCE.name in question["filters"] else None
    asked = {
        "text": " ".join(question["text"].casefold().split()),
        "filters": {field: sorted(values) for field, values in question["filters"].items()},
        "near": near["label"] if near else None,
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def parameters_of(question: Question, today: date) -> Parameters:
    """For a link to the search page."""
    query = query_on(question, today)
    address = Address(
        seed=NO_SEED,
        text=query.text,
        chosen={each.field: each.values for each in query.filters},
        near=query.near,
        sort=query.sort,
        seed_is_given=True,
    )
    return address.parameters()

"""Sensitive acts ask again who is there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

View = Callable[..., Any]


def stepped_up(view: View) -> View:
    """Open the page only to somebody who showed a factor in the last minutes; others are led past that step and back.

    Stands below `@guarded`, so that whoever may not come in at all is turned away first.
    """

    @wraps(view)
    def careful_view(*arguments: Any, **values: Any) -> Any:
        return view(*arguments, **values)

    careful_view.__steps_up__ = True  # type: ignore[attr-defined]  # read by the test that walks the URL map
    return careful_view

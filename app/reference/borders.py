"""The borders of municipalities as GeoJSON (RFC 7946)."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from app.reference.files import DATA


def borders(codes: Iterable[str]) -> dict[str, Any]:
    """A FeatureCollection with the municipalities that exist among these codes, in the order given."""
    known = _features()
    return {"type": "FeatureCollection", "features": [known[code] for code in codes if code in known]}


@cache
def _features() -> dict[str, dict[str, Any]]:
    collection = json.loads((DATA / "municipalities.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["code"]: feature for feature in collection["features"]}

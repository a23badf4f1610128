"""Boards, signatories and what bodies tell of themselves."""

from datetime import date
from typing import Any

from app.core.clock import now, today
from app.network.models import BoardSeat, BodyDetails, Signatory
from app.organisations.bodies import REGION, Body
from tests.factories import save


def make_details(body: Body = REGION, **values: Any) -> BodyDetails:
    return save(
        BodyDetails(
            body_key=body.key,
            association_id=body.association_id,
            municipality_code=body.municipality_code,
            **{"email": "info@vereniging.example", **values},
        )
    )


def make_seat(association_id: int, name: str = "Jan de Boer", **values: Any) -> BoardSeat:
    defaults = {"position": "voorzitter", "starts_on": today(), "agreed_at": now()}
    return save(BoardSeat(association_id=association_id, name=name, **{**defaults, **values}))


def make_signatory(name: str = "Anna de Wit", **values: Any) -> Signatory:
    return save(Signatory(name=name, **{"on_behalf_of": "Gemeente", "signed_on": date(2018, 3, 22), **values}))

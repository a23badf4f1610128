"""Several uploads of one firm at the same moment, for real: each whole, one holds, and nothing else is left."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest

from app import create_app
from app.core.clock import now
from app.core.db import database_of, session, transaction
from app.core.storage import storage
from app.sourcing.quotations import opening, receiving, sealing
from app.sourcing.quotations.models import Quotation, Seal
from app.sourcing.quotations.receiving import FOLDER
from app.sourcing.requests.models import Invitation
from config import Config
from tests.factories.files import pdf
from tests.factories.procurement import make_request
from tests.factories.quotations import an_offer, make_seal, passphrase_of

AT_ONCE = 6


@pytest.fixture
def site(live_instance):
    names = ("ENVIRONMENT", "SECRET_KEY", "INSTANCE_PATH", "DATABASE_URL", "BASE_URL")
    app = create_app(Config.from_environment({name: live_instance[name] for name in names}))
    yield app
    database_of(app).engine.dispose()


def upload(number, invitation_id):
    """What the page of a firm does, from the moment that the request had come in."""
    arrived = now() + timedelta(milliseconds=number)
    offer = an_offer(amount=Decimal(40_000 + number), content=pdf(b"<< /Number %d >>" % number))
    file = receiving.put_away(offer, session.get_one(Invitation, invitation_id))
    with transaction():
        obsolete = receiving.receive(session.get_one(Invitation, invitation_id), file, at=arrived)
    if obsolete is not None:
        storage().remove(obsolete)
    return arrived, hashlib.sha256(offer.content).hexdigest(), offer


def key_of(seal):
    first, second = seal.holders[:2]
    pairs = [sealing.pair_from(passphrase_of(seal.request.file, each.user), each.salt) for each in (first, second)]
    opening.turn_key(first, pairs[0], by=first.user, at=now())
    return opening.turn_key(second, pairs[1], by=second.user, at=now())


def test_of_uploads_at_once_all_are_whole_and_the_latest_holds(site):
    with site.app_context(), database_of(site).scope(), transaction():
        request = make_request(deadline=now() + timedelta(days=1))
        make_seal(request)
        invitation_id = request.invitations[0].id

    def one(number):
        with site.app_context(), database_of(site).scope():
            return upload(number, invitation_id)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        _arrived, digest, offer = max(threads.map(one, range(AT_ONCE)), key=lambda each: each[0])

    with site.app_context(), database_of(site).scope():
        [quotation] = session.query(Quotation).all()
        assert (quotation.sha256, quotation.times_replaced) == (digest, AT_ONCE - 1)
        assert [f"{FOLDER}/{name}" for name in storage().names(FOLDER)] == [quotation.stored_as]
        with transaction():
            [opened] = opening.decrypted(session.query(Seal).one(), key_of(session.query(Seal).one()))
        assert opened.offer == offer

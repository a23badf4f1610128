"""Whoever has a copy of the database and of the storage, or the log, reads no quotation under seal."""

import logging
from itertools import chain

import pytest
from sqlalchemy import select

from app.core.model import Base
from app.core.storage import storage
from app.sourcing.quotations import opening, sealing
from app.sourcing.quotations.queries import envelopes_of, quotation_of
from app.sourcing.quotations.sealing import DoesNotOpen
from tests.app.sourcing.pages import url
from tests.app.sourcing.quotations.test_offers import send
from tests.factories.quotations import AFTER, make_named_seal

READABLE = [b"987654", b"geheime-naam", b"geheime opmerking", b"/MediaBox", b"%PDF"]
PASSPHRASE = "gracht noot lamp fiets"


@pytest.fixture
def copy(client, session, asked, caplog, mailbox):
    """Everything that is kept, after three people set a passphrase and a firm handed in: by the pages."""
    caplog.set_level(logging.DEBUG)
    seal = make_named_seal(asked)
    for holder in seal.holders:
        client.sign_in(holder.user)
        form = {"passphrase": PASSPHRASE, "again": PASSPHRASE}
        assert client.post(url(asked.file, "offertes", "wachtzin"), data=form).status_code == 303
    client.sign_out()
    asked.invitations[0].decision.supplier.email = "info@deheg.example"
    offer = {"amount": "987654,32", "name": "geheime-naam.pdf", "remark": "geheime opmerking"}
    assert send(client, asked.invitations[0], **offer).status_code == 303
    mailbox()
    return seal


def database(session):
    """Every value of every row, as bytes."""
    for table in Base.metadata.sorted_tables:
        for row in session.execute(select(table)):
            yield from (bytes(each) if isinstance(each, bytes) else str(each).encode() for each in row)


def test_nothing_of_it_is_in_the_database_the_storage_or_the_log(session, copy, caplog):
    kept = [*database(session), *_of_this_quotation(copy), caplog.text.encode()]
    secrets = [*READABLE, b"987.654", PASSPHRASE.encode()]
    assert [secret for secret in secrets if any(secret in each for each in kept)] == []


def _of_this_quotation(seal):
    quotation = quotation_of(seal.request.invitations[0])
    return [quotation.stored_as.encode(), storage().read(quotation.stored_as)]


def test_the_search_would_find_what_is_open(session, copy):
    """Otherwise the test above could not fail."""
    pair = [sealing.pair_from(PASSPHRASE, holder.salt) for holder in copy.holders]
    opening.turn_key(copy.holders[0], pair[0], by=copy.holders[0].user, at=AFTER)
    key = opening.turn_key(copy.holders[1], pair[1], by=copy.holders[1].user, at=AFTER)
    found = opening.decrypted(copy, key)
    opening.note_opened(copy, found, by=copy.holders[1].user, at=AFTER)
    kept = [*database(session), *_of_this_quotation(copy)]
    assert all(any(secret in each for each in kept) for secret in READABLE)


def test_no_key_that_is_kept_opens_it(session, copy):
    [closed] = [storage().read(quotation_of(copy.request.invitations[0]).stored_as)]
    keys = [copy.public_key, *chain(*((holder.public_key, holder.salt * 2) for holder in copy.holders))]
    keys += [envelope.content[:32] for envelope in envelopes_of(copy)]
    for key in keys:
        with pytest.raises(DoesNotOpen):
            sealing.opened(closed, bytes(key))


def test_a_copy_and_one_passphrase_are_not_enough(session, copy):
    closed = storage().read(quotation_of(copy.request.invitations[0]).stored_as)
    mine = sealing.pair_from(PASSPHRASE, copy.holders[0].salt)
    for envelope in envelopes_of(copy):
        if envelope.first_id == copy.holders[0].id:
            inner = sealing.uncover(envelope.content, mine.private)
            with pytest.raises(DoesNotOpen):
                sealing.uncover(inner, mine.private)
            with pytest.raises(DoesNotOpen):
                sealing.opened(closed, inner[:32])

"""Who hears of a deviation from the advised procedure."""

import pytest

from app.sourcing.advice import services
from app.sourcing.advice.services import Wish
from app.sourcing.policy.kinds import Procedure
from tests.factories.four_eyes import make_controller
from tests.factories.procurement import make_declaration, make_policy
from tests.factories.sourcing import DE_BILT, NOON, make_buyer, make_file


@pytest.fixture(autouse=True)
def _policy(session, clock):
    make_policy()


def deviate(file, chosen=Procedure.MULTIPLE_PRIVATE_QUOTATION):
    return services.choose(file, Wish(NOON.date(), chosen, "The market is wide."), by=file.owner, at=NOON)


def read(mail):
    return " ".join(mail.text.split())


def test_the_controllers_of_the_municipality_hear_that_a_deviation_waits(mailbox):
    controller, aside = make_controller(), make_controller()
    make_buyer()
    make_controller(DE_BILT)
    file = make_file()
    make_declaration(file, aside, has_interest=True)
    deviate(file)
    [mail] = mailbox()
    assert mail.recipient == controller.email
    assert "Meervoudig onderhands" in read(mail)


def test_what_is_as_advised_is_mailed_to_nobody(mailbox):
    make_controller()
    deviate(make_file(), Procedure.SINGLE_PRIVATE_QUOTATION)
    assert mailbox() == []


def test_a_deviation_that_was_replaced_is_mailed_to_nobody(mailbox):
    make_controller()
    file = make_file()
    deviate(file)
    deviate(file, Procedure.SINGLE_PRIVATE_QUOTATION)
    assert mailbox() == []


def test_who_chose_hears_that_the_controller_agreed(mailbox):
    choice = deviate(make_file())
    services.agree(choice, by=make_controller(), at=NOON)
    [mail] = mailbox()
    assert (mail.recipient, "akkoord" in read(mail)) == (choice.chosen_by.email, True)


def test_who_chose_hears_why_the_controller_refused(mailbox):
    choice = deviate(make_file())
    services.refuse(choice, "Een bedrijf is genoeg.", by=make_controller(), at=NOON)
    [mail] = mailbox()
    assert (mail.recipient, "Een bedrijf is genoeg." in read(mail)) == (choice.chosen_by.email, True)

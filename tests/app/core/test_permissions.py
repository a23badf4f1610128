"""Routes and their policies, in words."""

from app.approvals import policies as approvals
from app.core.doors import facts_of, policy_in_words
from app.search.saved import policies as saved
from app.sourcing import policies as sourcing


def test_a_policy_is_called_by_its_feature_and_its_name():
    assert policy_in_words(approvals.may_open_queue) == "approvals: may open queue"
    assert policy_in_words(saved.owns) == "saved: owns"


def test_a_policy_tells_what_it_is_asked_about():
    assert facts_of(sourcing.may_change) == ["procurement file"]
    assert facts_of(sourcing.may_start) == []


def test_the_command_shows_the_policy_behind_an_address(app):
    lines = app.test_cli_runner().invoke(args=["permissions"]).output.splitlines()
    assert "POST      /inkoopdossiers/<file_id>/sluiten  sourcing: may manage [procurement file]" in lines
    assert any(line.split() == ["GET", "POST", "/inloggen", "everybody"] for line in lines)

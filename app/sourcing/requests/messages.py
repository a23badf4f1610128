"""What happened around a request: one message for each firm that hears of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirmInvited:
    """Also when it is sent again, to another address."""

    invitation_id: int


@dataclass(frozen=True)
class FirmReminded:
    invitation_id: int


@dataclass(frozen=True)
class DeadlineMoved:
    invitation_id: int
    change_id: int


@dataclass(frozen=True)
class AnswerPublished:
    invitation_id: int
    question_id: int


@dataclass(frozen=True)
class InvitationEnded:
    """It was withdrawn, or the whole request."""

    invitation_id: int


@dataclass(frozen=True)
class QuestionAsked:
    """For the owner of the file."""

    question_id: int

"""What people call ways of showing authority, and the acts around it."""

from app.core.i18n import Text, lazy
from app.suppliers.authority.kinds import Authority, CheckMeans, LetterState

AUTHORITIES: dict[Authority, Text] = {
    Authority.LETTER: lazy("The applicant typed in the code of a letter to the address of the firm."),
    Authority.EHERKENNING: lazy("The applicant signed in for this firm with eHerkenning."),
    Authority.CHECKED: lazy("A reviewer has checked it."),
    Authority.MAIL_AT_DOMAIN: lazy("The applicant has confirmed an e-mail address at the website of the firm."),
    Authority.TO_BE_CHECKED: lazy(
        "Nothing shows yet that the applicant acts for this firm. Check it yourself, for instance with a phone call."
    ),
}

MEANS: dict[CheckMeans, Text] = {
    CheckMeans.PHONE: lazy("I called the number in the trade register"),
    CheckMeans.EXTRACT: lazy("I saw an extract of the trade register"),
    CheckMeans.KNOWN: lazy("I know the applicant and the firm"),
}

MEANS_IN_SHORT: dict[CheckMeans, Text] = {
    CheckMeans.PHONE: lazy("called the number in the trade register"),
    CheckMeans.EXTRACT: lazy("saw an extract of the trade register"),
    CheckMeans.KNOWN: lazy("knows the applicant and the firm"),
}

LETTER_STATES: dict[LetterState, Text] = {
    LetterState.TO_POST: lazy("To post"),
    LetterState.POSTED: lazy("Posted"),
    LetterState.USED: lazy("Used"),
    LetterState.ENDED: lazy("Expired"),
}

ACTS: dict[str, Text] = {
    "authority.shown": lazy("Shown that somebody acts for the firm"),
    "authority.letter_asked": lazy("Letter with a code asked for"),
    "authority.letter_printed": lazy("Letter with a code opened to be printed"),
    "authority.letter_posted": lazy("Letter with a code posted"),
    "authority.code_failed": lazy("Wrong code from a letter typed in"),
    "authority.mail_asked": lazy("Link to an address at the firm's domain asked for"),
}

"""The letters with a code, for the desk: print them, post them, say when."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.step_up import stepped_up
from app.audit.sights import note_sight
from app.core.clock import now, today
from app.core.db import count_of, session, transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, ngettext
from app.core.pages import paginate
from app.suppliers.authority import queries, services
from app.suppliers.authority.forms import PostedForm
from app.suppliers.authority.kinds import LetterState
from app.suppliers.authority.models import AuthorityLetter
from app.suppliers.authority.pdf import NothingToPrint, write_letters
from app.suppliers.authority.policies import may_post, may_print

MOST_AT_ONCE = 200  # letters in one PDF

bp = Blueprint("letters", __name__, url_prefix="/bevoegdheid/brieven", template_folder="templates")


@bp.get("")
@guarded(may_post)
def letters() -> ResponseReturnValue:
    return _page(PostedForm(formdata=None))


@bp.post("")
@guarded(may_post)
def mark_posted() -> ResponseReturnValue:
    form, user = PostedForm(), signed_in_user()
    if not form.validate_on_submit():
        return _page(form)
    with transaction():
        chosen = [queries.find_letter(number) or abort(404) for number in form.letters.data]
        for letter in chosen:
            services.mark_posted(letter, on=form.posted_on.data, by=user, at=now())
    count = len(chosen)
    flash(ngettext("%(num)s letter is marked as posted.", "%(num)s letters are marked as posted.", count))
    return redirect(url_for("letters.letters"), 303)


@bp.get("/alle.pdf")
@guarded(may_post)
@stepped_up
def all_letters() -> ResponseReturnValue:
    """Those that wait, oldest first."""
    waiting = queries.letters_in(LetterState.TO_POST, today()).limit(MOST_AT_ONCE)
    letters = list(session.scalars(waiting))
    if not letters:
        flash(_("No letters here"), "info")
        return redirect(url_for("letters.letters"), 303)
    return _as_pdf(letters, _("letters"))


@bp.get("/<int:letter_id>.pdf")
@guarded(may_print, load=queries.find_letter)
@stepped_up
def letter(letter: AuthorityLetter) -> ResponseReturnValue:
    return _as_pdf([letter], _("letter") + f"-{letter.id}")


def _as_pdf(chosen: list[AuthorityLetter], name: str) -> ResponseReturnValue:
    """The one place where a code is seen again, so who opened it is noted."""
    try:
        content = write_letters(chosen)
    except NothingToPrint:
        return render_template("authority/nothing_to_print.html"), 410
    for each in chosen:
        note_sight("authority.letter_printed", each, by=signed_in_user())
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return Response(content, mimetype="application/pdf", headers=headers)


def _page(form: PostedForm) -> ResponseReturnValue:
    state, day = _state_asked(), today()
    page = render_template(
        "authority/letters.html",
        form=form,
        state=state,
        states=LetterState,
        page=paginate(queries.letters_in(state, day), request.args.get("blad", 1, type=int)),
        counts={each: count_of(queries.letters_in(each, day)) for each in LetterState},
        url_for_page=lambda number: url_for("letters.letters", lijst=state, blad=number),
    )
    return page, 422 if form.errors else 200


def _state_asked() -> LetterState:
    asked = request.args.get("lijst", "")
    return LetterState(asked) if asked in set(LetterState) else LetterState.TO_POST

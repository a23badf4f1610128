"""The desk looks up words, adds its own, and takes them back."""

from math import ceil

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from app.core.db import transaction
from app.core.guard import guarded, signed_in_user
from app.core.i18n import _, language
from app.core.pages import Page
from app.reference import trade_words
from app.reference.cpv_suggest import suggest
from app.reference.models import TradeWord
from app.reference.queries import cpv_labels
from app.search.trade_words import policies, queries, services
from app.search.trade_words.forms import TradeWordForm, tidied

PAGE_SIZE = 50
MOST_SUGGESTIONS = 15
LONGEST_SEARCH = 200

bp = Blueprint("trade_words", __name__, url_prefix="/loket/vakwoorden", template_folder="templates")


@bp.get("")
@guarded(policies.may_manage)
def words():
    search = request.args.get("q", "")[:LONGEST_SEARCH]
    found = queries.listed(search)
    own = [each for each in found if each.own]
    only_own = "1" if request.args.get("eigen") else None
    shown = own if only_own else found
    page = _page_of(shown, request.args.get("blad", 1, type=int))
    return render_template(
        "trade_words/words.html",
        page=page,
        search=search,
        only_own=only_own,
        counts={"all": len(found), "own": len(own)},
        labels=cpv_labels({code for each in page.items for code in each.codes}, language()),
        url_for_page=lambda number: url_for("trade_words.words", q=search or None, eigen=only_own, blad=number),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@guarded(policies.may_manage)
def add():
    word = tidied(request.args.get("woord"))
    form = TradeWordForm(data={"word": word, "codes": list(queries.shipped_codes(word))})
    if _is_looking() or not form.validate_on_submit():
        return _form_page(form)
    try:
        with transaction():
            services.add(form.word.data, form.chosen_codes(), by=signed_in_user())
    except services.WordExists as error:
        form.word.errors = [str(error)]
        return _form_page(form)
    return _done(_("“%(word)s” now leads to these codes.", word=form.word.data), form.word.data)


@bp.route("/<int:word_id>", methods=["GET", "POST"])
@guarded(policies.may_change, load=queries.find)
def change(word: TradeWord):
    form = TradeWordForm(data={"word": word.word, "codes": word.code_list, "version": word.version})
    if _is_looking() or not form.validate_on_submit():
        return _form_page(form, word)
    try:
        with transaction():
            services.change(
                word, form.word.data, form.chosen_codes(), seen_version=form.seen_version, by=signed_in_user()
            )
    except services.WordExists as error:
        form.word.errors = [str(error)]
        return _form_page(form, word)
    return _done(_("“%(word)s” is saved.", word=form.word.data), form.word.data)


@bp.post("/<int:word_id>/verwijderen")
@guarded(policies.may_change, load=queries.find)
def remove(word: TradeWord):
    name = word.word
    with transaction():
        services.remove(word, by=signed_in_user())
    if queries.shipped_codes(name):
        return _done(_("“%(word)s” means again what the shipped list says.", word=name), name)
    return _done(_("“%(word)s” is removed.", word=name), "")


def _page_of(shown: list[queries.ListedWord], number: int):
    if not 1 <= number <= max(1, ceil(len(shown) / PAGE_SIZE)):
        abort(404)
    return Page(shown[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], number, PAGE_SIZE, len(shown))


def _is_looking() -> bool:
    """Whether the button beside the search for codes was pressed, as those without script do."""
    return "code_search-button" in request.form


def _form_page(form: TradeWordForm, word: TradeWord | None = None):
    query = request.form.get("code_search", "")[:LONGEST_SEARCH] if _is_looking() else ""
    found = suggest(query, MOST_SUGGESTIONS, language()) if query else []
    page = render_template(
        "trade_words/word.html",
        form=form,
        word=word,
        shipped=queries.shipped_codes(word.word if word else tidied(form.word.data)),
        query=query,
        results=[(each.code, f"{each.code} {each.label}") for each in found if each.code not in form.known],
    )
    return page, 422 if form.errors else 200


def _done(message: str, search: str):
    trade_words.look_again()
    flash(message)
    return redirect(url_for("trade_words.words", q=search or None), 303)

"""Every letter as a program for mail shows it: the words, the one button, and nothing that it would block."""

from html.parser import HTMLParser

import pytest
from flask import render_template

from app.core.i18n import LANGUAGES, in_language
from app.mail.samples import samples_of

FORBIDDEN = {"script", "form", "input", "iframe", "object", "embed", "link", "video", "audio", "svg"}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Reader(HTMLParser):
    """What stands in it: tags with their attributes, and the words that people see."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.open, self.faults = [], [], [], []
        self.feed(html)
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if not {"style", "title"} & set(self.open):
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(params=LANGUAGES)
def letters(request, app, session):
    """(key, letter, its HTML, its text) of every sample, in one language."""
    with app.test_request_context(base_url="https://streekbron.example"), in_language(request.param):
        made = [(sample.key, sample.make()) for sample in samples_of(app)]
        yield [
            (key, letter, *(render_template(f"mail/letter.{kind}", letter=letter) for kind in ("html", "txt")))
            for key, letter in made
        ]


def test_every_letter_is_whole_html_in_a_named_language_that_fits_a_phone(letters):
    for key, _letter, html, _text in letters:
        page = Reader(html)
        assert page.faults == [], key
        assert page.all("html")[0]["lang"] in LANGUAGES, key
        assert any(each.get("name") == "viewport" for each in page.all("meta")), key
        assert {each.get("width", "100%") for each in page.all("table")} == {"100%"}, key


def test_no_letter_loads_anything_or_holds_what_mail_programs_block(letters):
    for key, _letter, html, _text in letters:
        page = Reader(html)
        assert {tag for tag, _attributes in page.tags} & FORBIDDEN == set(), key
        # A picture comes with the mail itself (RFC 2392); programs leave out those that have to be fetched.
        loaded = [attributes.get("src") or "" for _tag, attributes in page.tags if "src" in attributes]
        assert all(source.startswith("cid:") for source in loaded), key
        assert not any("background" in attributes for _tag, attributes in page.tags), key
        assert "url(" not in html, key


def test_every_letter_has_at_most_one_button_and_its_address_in_words_too(letters):
    for key, letter, html, text in letters:
        targets = [each["href"] for each in Reader(html).all("a")]
        assert all(target.startswith(("http", "mailto:")) for target in targets), key
        if letter.action_url:
            assert letter.action_url in targets, key
            assert letter.action_url in text, key


def test_the_text_and_the_html_say_the_same(letters):
    for key, letter, html, text in letters:
        seen, plain = Reader(html).text, " ".join(text.split())
        for paragraph in letter.paragraphs:
            words = " ".join(str(paragraph).split())
            assert words in seen, key
            assert words in plain, key

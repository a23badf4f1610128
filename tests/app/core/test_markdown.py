"""Markdown does what people expect and can do no harm."""

import re
import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.markdown import SCHEMES, TAGS, plain, rendered


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**vet** en *nadruk*", "<p><strong>vet</strong> en <em>nadruk</em></p>\n"),
        ("# Kop", "<h2>Kop</h2>\n"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        ("~~oud~~", "<p><s>oud</s></p>\n"),
        ("> wijs", "<blockquote>\n<p>wijs</p>\n</blockquote>\n"),
    ],
)
def test_what_people_write(text, html):
    assert rendered(text) == html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## a\n### b\n## c", ["h2", "h3", "h2"]),
        ("#### a\n# b", ["h2", "h2"]),
        ("# a\n##### b\n##### c", ["h2", "h3", "h3"]),
        ("# a\n## b\n### c\n#### d", ["h2", "h3", "h4", "h4"]),
    ],
)
def test_headings_follow_the_title_of_the_page_and_skip_no_level(written, shown):
    assert re.findall(r"<(h\d)>", rendered(written)) == shown


def test_links_go_where_they_say_and_pass_nothing_on():
    assert rendered("[ons](https://example.org)") == (
        '<p><a href="https://example.org" rel="noopener nofollow ugc">ons</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))",
        "[klik](JaVaScRiPt:alert(1))",
        "[klik](data:text/html;base64,PHNjcmlwdD4=)",
        "[klik](vbscript:x)",
        "<javascript:alert(1)>",
        "![beeld](https://elsewhere.example/x.png)",
        '<a href="https://example.org" onclick="alert(1)">klik</a>',
        '[klik](https://example.org "\\" onclick=\\"alert(1)")',
    ],
)
def test_nothing_runs_or_loads(text):
    demand_harmless(rendered(text))


@given(st.text(alphabet=st.sampled_from("<>[]()!\"'=:/ \n*`|-#&;") | st.characters(codec="utf-8"), max_size=200))
def test_no_text_makes_anything_that_runs_or_loads(text):
    demand_harmless(rendered(text))


def demand_harmless(html):
    parser = Tags()
    parser.feed(html)
    assert {name for name, _attributes in parser.found} <= {*TAGS, "div"}
    for _name, attributes in parser.found:
        assert attributes.keys() <= {"href", "rel", "start", "class", "tabindex", "title"}
        assert urlsplit(attributes.get("href", "")).scheme in {*SCHEMES, ""}


class Tags(HTMLParser):
    """What a browser would make of it."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_a_table_scrolls_in_a_region_of_its_own():
    html = rendered("| a | b |\n| - | - |\n| 1 | 2 |")
    assert html.startswith('<div class="table-region" tabindex="0"><table>')
    assert html.rstrip().endswith("</table></div>")


@pytest.mark.parametrize(
    "text",
    [
        "|".join("a" * 4000) + "\n" + "|".join("-" * 4000) + "\n" + "a\n" * 2000,
        "[" * 20_000,
        ">" * 20_000,
        "*a " * 6_000,
    ],
    ids=["a huge table", "brackets", "quotes", "stars"],
)
def test_no_text_of_the_longest_length_takes_long(text):
    start = time.process_time()
    rendered(text[:20_000])
    assert time.process_time() - start < 10


def test_plain_is_the_words_alone():
    assert plain("# Zomer & zon\n\n- [ons](https://example.org) **feest**") == "Zomer & zon ons feest"

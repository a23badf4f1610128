"""Markdown that people write, as HTML that can do no harm."""

from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

# What the pages have a look for. Pictures stand beside a text, with their own description, never in it.
TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
SCHEMES = {"https", "http", "mailto", "tel"}
LARGEST_NESTING = 12
LOWEST_HEADING = 4


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": LARGEST_NESTING}).enable(["table", "strikethrough"])
    return parser.disable(["image"])


def rendered(text: str) -> Markup:
    """HTML whose headings start at level 2, because the page has its own title, and skip none on the way down."""
    parser = _parser()
    tokens = parser.parse(text)
    _set_levels(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow ugc",
    )
    return Markup(_scrolling(clean))  # noqa: S704 - cleaned in the line above


def _set_levels(tokens: list[Token]) -> None:
    """By how headings lie in one another, whatever number of signs their writers chose."""
    around: list[int] = []  # what was written for the headings in which we are
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            around = [*(level for level in around if level < written), written]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(len(around) + 1, LOWEST_HEADING)}"


def _scrolling(html: str) -> str:
    """With each table in a region that scrolls by itself, and by keyboard (WCAG 2.2, 1.4.10 and 2.1.1)."""
    html = html.replace("<table>", '<div class="table-region" tabindex="0"><table>')
    return html.replace("</table>", "</table></div>")


def plain(text: str) -> str:
    """The words alone, for mail, feeds and search."""
    return " ".join(Markup(nh3.clean(rendered(text), tags=set())).unescape().split())  # noqa: S704 - has no tags

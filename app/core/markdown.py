"""Markdown that people write, as HTML that can do no harm."""

from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

# What the pages have a look for. Pictures stand beside a text, with their own description, never in it.
TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
SCHEMES = {"https", "http", "mailto", "tel"}
LARGEST_NESTING = 12


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": LARGEST_NESTING}).enable(["table", "strikethrough"])
    return parser.disable(["image"])


def rendered(text: str) -> Markup:
    """HTML whose headings start at level 2: the page has its own title."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 4)}"
    html = parser.renderer.render(tokens, parser.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener nofollow ugc",
    )
    return Markup(_scrolling(clean))  # noqa: S704 - cleaned in the line above


def _scrolling(html: str) -> str:
    """With each table in a region that scrolls by itself, and by keyboard (WCAG 2.2, 1.4.10 and 2.1.1)."""
    html = html.replace("<table>", '<div class="table-region" tabindex="0"><table>')
    return html.replace("</table>", "</table></div>")


def plain(text: str) -> str:
    """The words alone, for mail, feeds and search."""
    return " ".join(Markup(nh3.clean(rendered(text), tags=set())).unescape().split())  # noqa: S704 - has no tags

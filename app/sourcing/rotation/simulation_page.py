"""What a simulation shows, in English for docs/rotation.md: a table in Markdown and a chart as SVG."""

from collections.abc import Sequence
from html import escape

from app.sourcing.policy.kinds import SelectionMethod
from app.sourcing.rotation.simulation import Spread

NAMES = {
    SelectionMethod.RANKING: "ranking",
    SelectionMethod.LEAST_RECENTLY_INVITED: "least recently invited",
    SelectionMethod.FEWEST_IN_CATEGORY: "fewest in the category",
    SelectionMethod.FEWEST_IN_CLASS: "fewest in the CPV class",
    SelectionMethod.FEWEST_BY_BUYER: "fewest by this buyer",
}
HEADINGS = ("method", "invitations", "Gini", "for newcomers", "never asked", "longest wait: longlists", "days")
WIDTH, LABEL, BAR, ROW = 640, 190, 360, 34  # pixels


def table(spreads: Sequence[Spread]) -> str:
    rows = [
        f"| {NAMES[each.method]} | {each.turns:,} | {each.gini:.2f} | {each.newcomers:.1%} | {each.never:.1%} "
        f"| {each.longest_wait} | {each.longest_wait_days:,} |"
        for each in spreads
    ]
    return "\n".join([f"| {' | '.join(HEADINGS)} |", "|---|" + "---:|" * (len(HEADINGS) - 1), *rows])


def chart(spreads: Sequence[Spread]) -> str:
    """A bar per method, as long as its Gini coefficient."""
    height, most = ROW * len(spreads) + 40, max(each.gini for each in spreads) or 1
    bars = "".join(_bar(number, each, most) for number, each in enumerate(spreads))
    words = "; ".join(f"{NAMES[each.method]} {each.gini:.2f}" for each in spreads)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d" '
        'font-family="sans-serif" font-size="14">'
        '<title id="t">How unequally each method spreads invitations</title>'
        f'<desc id="d">Gini coefficient, 0 is all alike: {escape(words)}.</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
        f'<text x="8" y="22" fill="#1c3d36">Gini coefficient of invitations per longlist: shorter is more even</text>'
        f"{bars}</svg>\n"
    )


def _bar(number: int, spread: Spread, most: float) -> str:
    top, length = 36 + number * ROW, spread.gini / most * BAR
    return (
        f'<text x="{LABEL - 10}" y="{top + 17}" text-anchor="end" fill="#222">{NAMES[spread.method]}</text>'
        f'<rect x="{LABEL}" y="{top}" width="{length:.1f}" height="{ROW - 10}" fill="#2f6f5e"/>'
        f'<text x="{LABEL + length + 8:.1f}" y="{top + 17}" fill="#222">{spread.gini:.2f}</text>'
    )

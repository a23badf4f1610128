"""Any brand colour gives a scale that people can read."""

import colorsys

import pytest

from app.core.palette import contrast, palette_css, scale

EXTREMES = ["#000000", "#ffffff", "#808080", "#ffff00", "#00ff00", "#ff0000", "#0000ff", "#fff8e0"]
WHEEL = [
    "#" + "".join(f"{round(255 * channel):02x}" for channel in colorsys.hsv_to_rgb(hue / 24, saturation, value))
    for hue in range(24)
    for saturation, value in ((1.0, 1.0), (1.0, 0.5), (0.4, 0.9))
]
WHITE = "#ffffff"
DARK_PAGE = "#10181f"  # the page's background in app/static/css/tokens.css, dark layer

# WCAG 2.2, 1.4.3: text needs 4.5. What text of the site stands on what, by step.
READABLE = 4.5


@pytest.mark.parametrize("colour", EXTREMES + WHEEL)
def test_text_is_readable_in_every_pair_that_the_site_uses(colour):
    steps = scale(colour)
    pairs = [
        (WHITE, steps[400]),
        (WHITE, steps[500]),
        (WHITE, steps[600]),
        (steps[500], steps[50]),
        (steps[500], steps[100]),
        (steps[600], steps[200]),
        (steps[200], DARK_PAGE),
        (steps[300], DARK_PAGE),
        (steps[200], steps[600]),
    ]
    assert min(contrast(*pair) for pair in pairs) >= READABLE


@pytest.mark.parametrize("colour", EXTREMES + WHEEL)
def test_the_scale_runs_from_light_to_dark(colour):
    against_black = [contrast(step, "#000000") for step in scale(colour).values()]
    assert against_black == sorted(against_black, reverse=True)


def test_a_blue_region_gets_blue_steps():
    red, green, blue = (int(scale("#0055cc")[500][at : at + 2], 16) for at in (1, 3, 5))
    assert blue > green > red


def test_a_grey_region_gets_grey_steps():
    red, green, blue = (int(scale("#808080")[500][at : at + 2], 16) for at in (1, 3, 5))
    assert max(red, green, blue) - min(red, green, blue) <= 1


def test_black_on_white_has_the_highest_contrast_there_is():
    assert contrast("#000000", WHITE) == pytest.approx(21)


def test_the_stylesheet_sets_eight_steps():
    assert palette_css("#0b6472").count("--region-color-") == 8


def test_the_stylesheet_sets_the_radius_when_there_is_one():
    assert "--region-radius:12px" in palette_css("#0b6472", radius="12")


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#123456;}body{display:none", "#123456\n"])
def test_what_is_no_colour_never_reaches_the_stylesheet(colour):
    with pytest.raises(ValueError, match="colour"):
        palette_css(colour)


@pytest.mark.parametrize("radius", ["-1", "25", "1px}", "", "٣"])
def test_what_is_no_radius_never_reaches_the_stylesheet(radius):
    with pytest.raises(ValueError, match="radius"):
        palette_css("#0b6472", radius=radius)

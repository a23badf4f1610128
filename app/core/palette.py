"""A region's house colours from one brand colour, readable whatever that colour is.

Every step has the lightness of the example theme's scales; hue and colourfulness come from the brand colour, in OKLCH
(Björn Ottosson, "A perceptual color space for image processing", 2020; also CSS Color Module Level 4).
"""

import math
import re

HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PREFIX = "--region-color"

# Step: (lightness from 0 to 1, share of the brand colour's chroma), both the mean over the scales of the example theme.
STEPS = {
    50: (0.982, 0.08),
    100: (0.957, 0.20),
    200: (0.913, 0.40),
    300: (0.828, 0.70),
    400: (0.533, 1.0),
    500: (0.447, 0.86),
    600: (0.359, 0.67),
    700: (0.228, 0.37),
}

Triple = tuple[float, float, float]


def palette_css(colour: str, *, radius: str | None = None) -> str:
    """The stylesheet of a region: its scale and, when given, the rounding of its corners (pixels, "0" to "24").

    Raises ValueError for anything but `#rrggbb` and such a number: the text ends up in a stylesheet.
    """
    lines = [f"{PREFIX}-{step}:{value}" for step, value in scale(colour).items()]
    if radius is not None:
        if not (radius.isascii() and radius.isdecimal()) or int(radius) > 24:
            raise ValueError(f"not a radius in pixels: {radius!r}")
        lines.append(f"--region-radius:{int(radius)}px")
    return ":root{" + ";".join(lines) + "}\n"


def scale(colour: str) -> dict[int, str]:
    """Eight steps from nearly white (50) to nearly black (700) as `#rrggbb`; ValueError for another notation."""
    if not HEX_COLOUR.fullmatch(colour):
        raise ValueError(f"not a colour like #1a2b3c: {colour!r}")
    _, chroma, hue = _to_oklch(colour)
    return {step: _in_gamut(lightness, chroma * share, hue) for step, (lightness, share) in STEPS.items()}


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Triple:
    """The three channels as light intensities, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _expand(red), _expand(green), _expand(blue)


def _expand(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _compress(intensity: float) -> float:
    return intensity * 12.92 if intensity <= 0.0031308 else float(1.055 * intensity ** (1 / 2.4) - 0.055)


def _to_oklch(colour: str) -> Triple:
    """Lightness 0-1, chroma 0-0.4, hue in radians."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _to_linear(lightness: float, chroma: float, hue: float) -> Triple:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _in_gamut(lightness: float, chroma: float, hue: float) -> str:
    """The colour a screen can show with this lightness and hue, and as much of the chroma as fits."""
    low, high = 0.0, chroma
    if not _fits(_to_linear(lightness, chroma, hue)):
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _fits(_to_linear(lightness, middle, hue)) else (low, middle)
        chroma = low
    return "#" + "".join(f"{_to_byte(channel):02x}" for channel in _to_linear(lightness, chroma, hue))


def _fits(channels: Triple) -> bool:
    return all(-0.0001 <= channel <= 1.0001 for channel in channels)


def _to_byte(intensity: float) -> int:
    return round(255 * _compress(min(1.0, max(0.0, intensity))))

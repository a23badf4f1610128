"""The order of hits: the sort key, then a hash of seed and id, so that equals are drawn and not favoured."""

from search_index.language import fold

MASK = 2**64 - 1
SCORE_STEPS = 1_000_000  # scores that differ less than a millionth are equal

# Multipliers of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
GOLDEN = 0x9E3779B97F4A7C15
FIRST_MIX = 0xBF58476D1CE4E5B9
SECOND_MIX = 0x94D049BB133111EB


def seed_state(seed: int) -> int:
    return mix(seed & MASK)


def mix(value: int) -> int:
    value = (value + GOLDEN) & MASK
    value = ((value ^ (value >> 30)) * FIRST_MIX) & MASK
    value = ((value ^ (value >> 27)) * SECOND_MIX) & MASK
    return value ^ (value >> 31)


def tie_break(seed: int, supplier_id: int) -> int:
    """Where a supplier stands among its equals: the same in every engine and on every day."""
    return mix(seed_state(seed) ^ (supplier_id & MASK))


def name_key(name: str) -> str:
    """Sorts by the name without capitals and accents; the name itself stands behind a NUL."""
    return f"{fold(name)}\0{name}"


def word_starts(name: str) -> list[str]:
    """The folded name from each of its words on: what a suggestion may start with."""
    words = fold(name).split()
    return [" ".join(words[start:]) for start in range(len(words))]

"""The engines, and the choice of one by address."""

from pathlib import Path

from search_index.engine import SearchEngine
from search_index.engines.memory import MemoryEngine
from search_index.engines.whoosh.engine import WhooshEngine
from search_index.language import Language


def open_engine(url: str, folder: Path, language: Language) -> SearchEngine:
    """`whoosh:` keeps its index in `folder`, `whoosh:/some/folder` there; `memory:` forgets.

    Does not fail on an index that is missing or damaged: its first use says so. Raises ValueError for any
    other address.
    """
    scheme, _, path = url.partition(":")
    if scheme == "memory":
        return MemoryEngine(language)
    if scheme == "whoosh":
        return WhooshEngine(Path(path) if path else folder, language)
    raise ValueError(f"no search engine for {url!r}: use whoosh: or memory:")

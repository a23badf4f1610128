"""The data files of this package. data/SOURCES.md says where they come from."""

import csv
import gzip
import hashlib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
LOADED = ("municipalities.csv", "postcodes_pc4.csv", "cpv.csv", "certificates.csv")


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file by column name, in the order of the file."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def checksum() -> str:
    """SHA-256 of the files that go into the database."""
    digest = hashlib.sha256()
    for name in LOADED:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()


@cache
def word_list() -> frozenset[str]:
    """Dutch words in lower case (OpenTaal): what compounds are taken apart with."""
    return frozenset(gzip.decompress((DATA / "wordlist_nl.txt.gz").read_bytes()).decode().split())

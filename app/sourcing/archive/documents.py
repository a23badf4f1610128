"""What the parts of the feature have as documents of a file: quotations that are opened, letters."""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from flask import Flask, current_app

from app.sourcing.models import ProcurementFile

Provider = Callable[[ProcurementFile], Iterable[tuple[str, bytes]]]


def add_documents(app: Flask, provider: Provider) -> None:
    """Let every full export hold what `provider` gives of a file: names, such as `offertes/firm.pdf`, and contents.

    Give them one by one (a generator): they may be large. Never give what is under seal.
    """
    app.extensions.setdefault("documents of a file", []).append(provider)


def documents_of(file: ProcurementFile) -> Iterator[tuple[str, bytes]]:
    for provider in cast(list[Provider], current_app.extensions.get("documents of a file", [])):
        yield from provider(file)

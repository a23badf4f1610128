"""Files that people bring: in a folder by default, or wherever STORAGE_URL says, in the terms of fsspec."""

import shutil
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, Any, cast

import fsspec
from flask import Flask, current_app
from fsspec.implementations.local import LocalFileSystem


class Storage:
    """Names are ours, never those that came with an upload. `cache` is where copies of distant files go."""

    def __init__(self, url: str, cache: Path) -> None:
        self._url, self._cache = url, cache

    @cached_property
    def _place(self) -> tuple[Any, str]:
        filesystem, root = fsspec.core.url_to_fs(self._url)
        return filesystem, root.rstrip("/")

    def put(self, name: str, content: IO[bytes]) -> None:
        filesystem, root = self._place
        path = f"{root}/{name}"
        filesystem.makedirs(filesystem._parent(path), exist_ok=True)
        with filesystem.open(path, "wb") as file:
            shutil.copyfileobj(content, file, 1_000_000)

    def has(self, name: str) -> bool:
        filesystem, root = self._place
        return bool(filesystem.exists(f"{root}/{name}"))

    def names(self, folder: str = "") -> list[str]:
        """Of the files directly in it, or in a folder of it; none when nothing was put there yet."""
        filesystem, root = self._place
        place = f"{root}/{folder}".rstrip("/")
        if not filesystem.exists(place):
            return []
        return [str(path).rsplit("/", 1)[-1] for path in filesystem.ls(place, detail=False)]

    def put_at(self, name: str) -> datetime:
        """When the file was put there. Raises FileNotFoundError."""
        filesystem, root = self._place
        moment = cast(datetime, filesystem.modified(f"{root}/{name}"))
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def read(self, name: str) -> bytes:
        """Raises FileNotFoundError."""
        filesystem, root = self._place
        return cast(bytes, filesystem.cat_file(f"{root}/{name}"))

    def local(self, name: str) -> Path:
        """The file as one on this machine, for programs that need a path. Raises FileNotFoundError."""
        filesystem, root = self._place
        if isinstance(filesystem, LocalFileSystem):
            return Path(root) / name
        copy = self._cache / name
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            filesystem.get_file(f"{root}/{name}", str(copy))
        return copy

    def remove(self, name: str) -> None:
        """Does nothing when it is gone already."""
        filesystem, root = self._place
        (self._cache / name).unlink(missing_ok=True)
        if self.has(name):
            filesystem.rm_file(f"{root}/{name}")


def register(app: Flask, url: str, cache: Path) -> None:
    app.extensions["storage"] = Storage(url, cache)


def storage() -> Storage:
    return cast(Storage, current_app.extensions["storage"])

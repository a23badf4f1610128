"""A file of named numpy arrays that is read through a memory map and notices damage."""

import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

AnyArray = npt.NDArray[np.generic]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]

_PREAMBLE = struct.Struct("<8sII")  # magic, length of the header, checksum of the header
_MAGIC = b"COLUMNS2"
_ALIGNMENT = 64


class DamagedFile(Exception):
    """The bytes are not those that were written."""


def write_arrays(path: Path, arrays: Mapping[str, AnyArray], *, belongs_to: Sequence[Path]) -> None:
    """Write one-dimensional arrays, with the checksums of the files they describe."""
    entries, pieces, length, body_sum = {}, [], 0, 0
    for name, array in arrays.items():
        for piece in (bytes(-length % _ALIGNMENT), np.ascontiguousarray(array).view(np.uint8).data):
            length += len(piece)
            body_sum = zlib.crc32(piece, body_sum)
            pieces.append(piece)
        entries[name] = (array.dtype.str, length - array.nbytes, len(array))
    header = json.dumps({"arrays": entries, "body": body_sum, "owners": [*map(checksum, belongs_to)]}).encode()
    header += b" " * (-(_PREAMBLE.size + len(header)) % _ALIGNMENT)
    with path.open("wb") as file:
        file.write(_PREAMBLE.pack(_MAGIC, len(header), zlib.crc32(header)) + header)
        file.writelines(pieces)


def read_arrays(path: Path, *, belongs_to: Sequence[Path]) -> dict[str, AnyArray]:
    """Map the arrays into memory. Raises DamagedFile when this file or one of its owners is not as written."""
    mapped = np.memmap(path, dtype=np.uint8, mode="r")
    if len(mapped) < _PREAMBLE.size:
        raise DamagedFile(path)
    magic, length, header_sum = _PREAMBLE.unpack(mapped[: _PREAMBLE.size].tobytes())
    start = _PREAMBLE.size + length
    raw_header = mapped[_PREAMBLE.size : start].tobytes()
    if magic != _MAGIC or zlib.crc32(raw_header) != header_sum:
        raise DamagedFile(path)
    header = json.loads(raw_header)
    body = np.asarray(mapped[start:])
    if zlib.crc32(body.data) != header["body"] or [*map(checksum, belongs_to)] != header["owners"]:
        raise DamagedFile(path)
    return {
        name: np.frombuffer(body, dtype=dtype, count=count, offset=offset)
        for name, (dtype, offset, count) in header["arrays"].items()
    }


def checksum(path: Path) -> int:
    """CRC-32 of a file, read in pieces."""
    total = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            total = zlib.crc32(piece, total)
    return total

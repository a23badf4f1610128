"""The package that the archive makes of a file, read with nothing of the application."""

import hashlib
import io
import json
import zipfile

from openpyxl import load_workbook
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.app.sourcing.export.following import follow

MANIFEST = "manifest.sha256"


class Package:
    def __init__(self, content):
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self.names = self._archive.namelist()

    def read(self, end):
        """The one part whose name ends so, besides the documents."""
        [name] = [name for name in self.names if name.endswith(end) and "/" not in name]
        return self._archive.read(name)

    def damaged(self):
        """As `sha256sum --check` says it: the parts that are not what the manifest promises, or not in it."""
        lines = self._archive.read(MANIFEST).decode().splitlines()
        promised = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
        found = {name: self._digest(name) for name in self.names if name != MANIFEST}
        return {name for name in promised.keys() | found.keys() if promised.get(name) != found.get(name)}

    def _digest(self, name):
        return hashlib.sha256(self._archive.read(name)).hexdigest()

    def documents(self):
        return [self._archive.read(name) for name in self.names if name.startswith("documents/")]

    @property
    def json(self):
        return json.loads(self.read(".json"))

    def text_of_pdf(self):
        """Of one that is tagged, so that it can be read aloud."""
        reader = PdfReader(io.BytesIO(self.read(".pdf")))
        assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
        return " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    def cells_of_xlsx(self):
        book = load_workbook(io.BytesIO(self.read(".xlsx")), read_only=True)
        return {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}

    def cells_of_ods(self):
        book = CalamineWorkbook.from_filelike(io.BytesIO(self.read(".ods")))
        sheets = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
        return {str(cell) for sheet in sheets for row in sheet for cell in row}

    def head_of_chain(self):
        """Where the audit trail leads, followed act by act. Raises AssertionError where it does not hold."""
        return follow(self.read("audit-trail.jsonl").splitlines())

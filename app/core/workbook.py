"""A workbook (Office Open XML, ECMA-376 part 1, section 18) of plain tables, written as text.

A list of two thousand registrations has to be there in 200 ms: XlsxWriter takes 220, openpyxl twice that, this 70.
"""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

Value: TypeAlias = str | int | float | Decimal | date | datetime | None

_BEGINNING = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a spreadsheet, which knows no time zones
_PLAIN, _BOLD, _DAY, _MOMENT = range(4)  # the formats of _STYLES, in order
_WIDEST = 60
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")  # means a character by its number (section 22.9.2.19)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

Tab: TypeAlias = tuple[str, Sequence[str], Iterable[Sequence[Value]]]


def workbook(tabs: Sequence[Tab]) -> bytes:
    """Tabs of a title, headings and rows; headings are bold and stay in sight. The values are taken as they are."""
    file = io.BytesIO()
    numbers = range(1, len(tabs) + 1)
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        archive.writestr("[Content_Types].xml", _content_types(numbers))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/workbook.xml", _index([title for title, _header, _rows in tabs]))
        parts = [*(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers), ("styles", "styles.xml")]
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(parts))
        archive.writestr("xl/styles.xml", _STYLES)
        for number, (_title, header, rows) in enumerate(tabs, start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(header, rows))
    return file.getvalue()


def _content_types(numbers: Iterable[int]) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in numbers}
    parts = "".join(f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f"{parts}</Types>"
    )


def _relations(parts: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _index(titles: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, title in enumerate(titles, start=1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{sheets}</sheets></workbook>'


def _sheet(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{min(max(len(heading) + 4, 14), _WIDEST)}" customWidth="1"/>'
        for number, heading in enumerate(header, start=1)
    )
    columns = f"<cols>{widths}</cols>" if widths else ""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    first = "".join(_text(heading, _BOLD) for heading in header)
    others = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"{columns}<sheetData><row>{first}</row>{others}</sheetData></worksheet>"
    )


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return _text(value, _PLAIN)
    if value is None:
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime):
        return f'<c s="{_MOMENT}"><v>{(value - _BEGINNING) / timedelta(days=1)!r}</v></c>'
    if isinstance(value, date):
        return f'<c s="{_DAY}"><v>{value.toordinal() - _BEGINNING.toordinal()}</v></c>'
    return f"<c><v>{value}</v></c>"


def _text(text: str, style: int) -> str:
    words = escape(_ESCAPED.sub(lambda found: f"_x005F{found[0]}", text))
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'

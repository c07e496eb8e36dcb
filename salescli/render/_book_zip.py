"""A workbook as bytes: the same for the same content, with the figure of every formula in it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o600 << 16
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?(?:/>|></v>)')


def packed(book: Workbook, figures: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """Return the workbook, given the figures of its formulas by part and cell."""
    # Workbook.save would stamp the present time.
    written = BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()
    final = BytesIO()
    with ZipFile(written) as source, ZipFile(final, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = ZipInfo(name, _EPOCH)
            part.compress_type, part.create_system, part.external_attr = ZIP_DEFLATED, 3, _MODE
            target.writestr(part, _computed(source.read(name), figures.get(name)))
    return final.getvalue()


def _computed(part: bytes, figures: Mapping[str, Decimal] | None) -> bytes:
    # openpyxl writes formulas without a value, so that other programs would read nothing.
    if not figures:
        return part
    return _FORMULA.sub(lambda f: f"{f[1]}<v>{figures[f[2]]}</v>", part.decode()).encode()

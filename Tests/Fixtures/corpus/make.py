"""Makes the templates of the corpus: structures that broke other template engines, rebuilt from their public descriptions.

    make.py            (needs python-docx, openpyxl, XlsxWriter, and soffice for the re-saved variants)

The files are kept, so that tests need none of these programs. `*.libreoffice.*` is the same file re-saved by LibreOffice.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus_documents
import corpus_places
import corpus_python_docx
import corpus_sheets  # noqa: F401, adds its workbooks to those of corpus_workbooks
import corpus_workbooks

FOLDER = Path(__file__).parent

#: What LibreOffice opens and saves again; not content controls, whose texts it doubles by itself.
RESAVED = [
    "split-runs", "row-loop", "nested-row-loop", "loop-around-table", "merged-cells-in-loop", "headers-and-footers",
    "text-box", "footnotes-and-comments", "numbered-list-in-loop", "hyperlinks", "tracked-changes",
    "conditions-at-every-level", "section-break-in-loop",
    "rows-with-merged-cells", "formulas-inside-and-below", "typed-cells", "conditional-formats-and-validations",
    "names-and-print-area", "rich-text", "links-and-comments",
    "placeholder-pictures", "notes-in-repeated-rows", "nested-tables-in-loop", "across-breaks", "blocks-in-cells",
    "conditional-column-heads", "style-numbered-list-in-loop", "merged-down-over-sections",
    "jxls-report", "conditions-over-rows", "merged-beside-list", "formulas-of-all-kinds", "outline-and-heights",
    "two-sheets-with-names", "page-headers", "identifiers",
]


def resave(path: Path) -> None:
    """Saves a copy of a file as LibreOffice writes it."""
    with tempfile.TemporaryDirectory() as folder:
        kind = path.suffix[1:]
        filters = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                   filters[kind], "--outdir", folder, str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (path.parent / f"{path.stem}.libreoffice.{kind}").write_bytes((Path(folder) / path.name).read_bytes())


if __name__ == "__main__":
    for module in (corpus_documents, corpus_places, corpus_python_docx, corpus_workbooks):
        module.make(FOLDER)
    if "--no-office" not in sys.argv:
        for path in sorted(FOLDER.glob("*.*x")):
            if path.stem in RESAVED:
                resave(path)

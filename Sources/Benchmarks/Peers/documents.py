"""Fills Word forms with one engine and prints what that took: ENGINE TEMPLATE VALUES.jsonl COUNT FOLDER."""
import copy
import json
import sys
import time


def docxtpl(template, values, folder):
    from docxtpl import DocxTemplate

    for index, (texts, tables) in enumerate(values):
        document = DocxTemplate(template)
        document.render({**texts, **tables}, autoescape=True)
        document.save(f"{folder}/{index}.docx")


def docxtpl_reused(template, values, folder):
    import jinja2
    from docxtpl import DocxTemplate

    class Remembering(jinja2.Environment):
        """Compiles a template text once."""

        known = {}

        def from_string(self, source, *arguments, **options):
            if source not in self.known:
                self.known[source] = super().from_string(source, *arguments, **options)
            return self.known[source]

    environment = Remembering(autoescape=True)
    document = DocxTemplate(template)
    for index, (texts, tables) in enumerate(values):
        document.render({**texts, **tables}, environment)
        document.save(f"{folder}/{index}.docx")


def mailmerge(template, values, folder):
    from mailmerge import MailMerge

    for index, (texts, tables) in enumerate(values):
        with MailMerge(template) as document:
            for name, rows in tables.items():
                document.merge_rows(f"{name}_c0", [{f"{name}_{key}": row[key] for key in row} for row in rows])
            document.merge(**texts)
            document.write(f"{folder}/{index}.docx")


def python_docx(template, values, folder):
    from docx import Document
    from docx.oxml.ns import qn

    text, row_tag = qn("w:t"), qn("w:tr")

    def fill(root, texts, tables):
        for name, rows in tables.items():
            first = f"⟦{name}.c0⟧"
            for row in [row for row in root.iter(row_tag) if any(t.text == first for t in row.iter(text))]:
                for cells in rows:
                    filled = copy.deepcopy(row)
                    for t in filled.iter(text):
                        if t.text and t.text.startswith("⟦"):
                            t.text = cells[t.text[len(name) + 2:-1]]
                    row.addprevious(filled)
                row.getparent().remove(row)
        for t in root.iter(text):
            if t.text and t.text.startswith("⟦"):
                t.text = texts[t.text[1:-1]]

    for index, (texts, tables) in enumerate(values):
        document = Document(template)
        fill(document.element, texts, tables)
        section = document.sections[0]
        fill(section.header._element, texts, {})
        fill(section.footer._element, texts, {})
        document.save(f"{folder}/{index}.docx")


def main():
    engine, template, path, count, folder = sys.argv[1:]
    values = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if len(values) == int(count):
                break
            record = json.loads(line)
            values.append((record["texts"], record["tables"]))
    fill = globals()[engine.replace("-", "_")]
    fill(template, values[:1], folder)  # imports and first uses
    wall, cpu = time.perf_counter(), time.process_time()
    fill(template, values, folder)
    print(json.dumps({"items": len(values), "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}))


main()

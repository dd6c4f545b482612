"""Describes a worksheet for programs that write it from scratch: FORM.xlsx FORM.txt."""
import sys

import openpyxl


def main():
    sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
    styles = {}
    lines = [f"name\t{sheet.title}"]

    def style(cell):
        sides = (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)
        colour = cell.font.color.rgb[2:] if cell.font.color is not None and cell.font.color.type == "rgb" else "000000"
        fill = cell.fill.fgColor.rgb[2:] if cell.fill.fill_type == "solid" else "-"
        key = "\t".join([
            cell.font.name, f"{cell.font.sz:g}", "1" if cell.font.b else "0", colour, fill,
            cell.alignment.horizontal or "-", cell.alignment.vertical or "-", "1" if cell.alignment.wrap_text else "0",
            ",".join(side.style or "-" for side in sides), cell.number_format])
        return styles.setdefault(key, len(styles))

    cells = [f"cell\t{cell.row}\t{cell.column}\t{style(cell)}" for row in sheet.iter_rows() for cell in row
             if cell.has_style or cell.value is not None]
    lines += [f"style\t{key}" for key in styles]
    for name, size in sorted(sheet.column_dimensions.items()):
        for column in range(size.min, size.max + 1):
            lines.append(f"column\t{column}\t{size.width:g}")
    for row, size in sorted(sheet.row_dimensions.items()):
        if size.height is not None:
            lines.append(f"row\t{row}\t{size.height:g}")
    for area in sheet.merged_cells.ranges:
        first = sheet.cell(area.min_row, area.min_col)
        lines.append(f"merge\t{area.min_row}\t{area.min_col}\t{area.max_row}\t{area.max_col}\t{style(first)}")
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("\n".join(lines + cells) + "\n")


main()

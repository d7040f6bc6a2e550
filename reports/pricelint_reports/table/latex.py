"""A published table as LaTeX: `tabularx` and `booktabs`, every special character escaped."""

from __future__ import annotations

from pricelint_reports.table.model import Cell, PublishedTable, Table
from pricelint_reports.table.words import closing, heading, note_words
from pricelint_reports.text import one_line

PACKAGES = "% needs \\usepackage{booktabs,tabularx}; a Unicode engine (XeLaTeX, LuaLaTeX) for names in other scripts"

_ESCAPED = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "&": "\\&",
    "#": "\\#",
    "_": "\\_",
    "%": "\\%",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
    '"': "\\textquotedbl{}",
    "`": "\\textasciigrave{}",
    "-": "{-}",
    "[": "{[}",
    "]": "{]}",
}


def table_latex(published: PublishedTable) -> str:
    """A fragment to \\input: a table per currency, then notes and remarks in small type."""
    lines = [PACKAGES, f"% {_comment(published.title)}", ""]
    for table in published.tables:
        lines += [*_table(table, published.title), ""]
    lines += ["{\\footnotesize"]
    lines += [f"\\textsuperscript{{{note.number}}} {escaped(note_words(note))}\\par" for note in published.notes]
    lines += [f"{escaped(sentence)}\\par" for sentence in closing(published)]
    return "\n".join([*lines, "}", ""])


def escaped(text: str) -> str:
    """One line of text in which nothing is a command to LaTeX.

    >>> escaped("50% & \\\\input{x}")
    '50\\\\% \\\\& \\\\textbackslash{}input\\\\{x\\\\}'
    """
    return "".join(_ESCAPED.get(char, char) for char in one_line(text))


def _table(table: Table, title: str) -> list[str]:
    columns = "".join("r" if column.numeric else ">{\\raggedright\\arraybackslash}X" for column in table.columns)
    heads = " & ".join(f"\\textbf{{{escaped(column.heading)}}}" for column in table.columns)
    rows = [f"  {' & '.join(_cell(cell) for cell in row.cells)} \\\\" for row in table.rows]
    caption = f"\\caption{{{escaped(title)}. {escaped(heading(table))}.}}"
    begin = f"\\begin{{tabularx}}{{\\linewidth}}{{{columns}}}"
    rules = ["\\toprule", f"  {heads} \\\\", "\\midrule", *rows, "\\bottomrule"]
    return ["\\begin{table}[htbp]", caption, begin, *rules, "\\end{tabularx}", "\\end{table}"]


def _cell(cell: Cell) -> str:
    notes = f"\\textsuperscript{{{','.join(map(str, cell.notes))}}}" if cell.notes else ""
    return escaped(cell.words) + notes


def _comment(text: str) -> str:
    return one_line(text)

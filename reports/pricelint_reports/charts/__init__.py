"""Charts for every report: scales, lines, bars, as inline SVG with a text alternative and a table of their numbers.

    figure_of(LineChart(id="prices", title="Price per plan", …))      Markup, to be set into a page that has `STYLE`

Colours are classes of the style sheet, for light and dark and paper; every series has a mark of its own beside them.
"""

from __future__ import annotations

from pricelint_reports.charts.drawing import STYLE, figure_of, standalone_svg
from pricelint_reports.charts.lines import by_chart
from pricelint_reports.charts.model import Bar, BarChart, BarGroup, Chart, LineChart, Point, Series

__all__ = [
    "STYLE",
    "Bar",
    "BarChart",
    "BarGroup",
    "Chart",
    "LineChart",
    "Point",
    "Series",
    "by_chart",
    "figure_of",
    "standalone_svg",
]

"""Charts as inline SVG, drawn when the page is made, with a text for who cannot see them and a table of the numbers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from pricelint_reports.charts.bars import bars_drawn
from pricelint_reports.charts.lines import COLOURS, HEIGHT, WIDTH, drawn
from pricelint_reports.charts.model import BarChart, Chart, LineChart
from pricelint_reports.language import ENGLISH, Language
from pricelint_reports.pages import page_environment, speak_in

STYLE = "charts/static/charts.css"
"""The style sheet of charts, to be named to `page_environment` after that of the page."""

LEGEND_LINE, EDGE = 18, 14
"""Height of a line of the legend, and the margin, of a chart as a file of its own."""


def figure_of(chart: Chart, *, table: bool = True, language: Language = ENGLISH) -> Markup:
    """A chart as an HTML figure: the drawing, what its marks mean, and its numbers unless they stand elsewhere."""
    return _made("figure.html.j2", chart, language, table=table)


def standalone_svg(chart: LineChart) -> str:
    """A chart as a file of its own, with its style and its legend: it can be opened, printed and set into any page."""
    css = files("pricelint_reports").joinpath("charts/static/standalone.css").read_text("utf-8")
    style = Markup(css)  # noqa: S704 -- our own style sheet
    text = _made("chart.svg.j2", chart, ENGLISH, standalone=True, css=style, legend=LEGEND_LINE * len(chart.series))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _made(template: str, chart: Chart, language: Language, **more: object) -> Markup:
    kind = isinstance(chart, BarChart)
    drawing = bars_drawn(chart) if isinstance(chart, BarChart) else drawn(chart)
    text = _environment(language).get_template(template).render(
        {"css": "", "legend": 0, "standalone": False} | {"chart": chart, "drawing": drawing, "bars": kind} | more
    )  # fmt: skip
    return Markup(text)  # noqa: S704 -- the template escaped everything in it


@cache
def _environment(language: Language) -> Environment:
    environment = page_environment("charts")
    speak_in(environment, language)
    environment.globals.update(width=WIDTH, height=HEIGHT, colours=COLOURS, legend_line=LEGEND_LINE, edge=EDGE)
    return environment

"""The dossier: findings with their receipts on paper, for whoever hands them to somebody who decides."""

from __future__ import annotations

from pricelint_reports.dossier.build import dossier_of
from pricelint_reports.dossier.html import dossier_folder, dossier_page
from pricelint_reports.dossier.markdown import dossier_markdown
from pricelint_reports.dossier.model import Dossier

__all__ = ["Dossier", "dossier_folder", "dossier_markdown", "dossier_of", "dossier_page"]

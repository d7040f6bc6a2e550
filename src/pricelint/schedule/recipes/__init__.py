"""Recipes that have others keep the time: a systemd service, a crontab line, a GitHub workflow, a Kubernetes CronJob.

Each is text to be saved, made from a command line and a configuration. Every word of it is quoted for the format, and
one that no quoting can make safe there is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from pricelint.schedule.recipes.cron import cron_line
from pricelint.schedule.recipes.github import github_workflow
from pricelint.schedule.recipes.kubernetes import kubernetes_job
from pricelint.schedule.recipes.order import Order
from pricelint.schedule.recipes.systemd import systemd_unit


class Recipe(StrEnum):
    """Who is to keep the time."""

    SYSTEMD = "systemd"
    CRON = "cron"
    GITHUB = "github"
    KUBERNETES = "kubernetes"


RECIPES: Mapping[Recipe, Callable[[Order], str]] = {
    Recipe.SYSTEMD: systemd_unit,
    Recipe.CRON: cron_line,
    Recipe.GITHUB: github_workflow,
    Recipe.KUBERNETES: kubernetes_job,
}

__all__ = ["RECIPES", "Order", "Recipe"]

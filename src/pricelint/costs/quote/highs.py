"""Programs solved by HiGHS to proven optimality (no gap)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

from pricelint.costs.quote.program import Program
from pricelint.errors import UsageError

_SETTINGS = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5, "random_seed": 0}


@cache
def highs() -> ModuleType:
    """The solver's package. Raises UsageError, naming the extra that it comes with, where it is not installed."""
    try:
        import highspy
    except ImportError as error:
        raise UsageError(
            f"the solver HiGHS is not installed ({error})", where="quote", expected="the package highspy",
            do="pip install 'pricelint[costs]'",
        ) from error  # fmt: skip
    module: ModuleType = highspy
    with _silent():
        module.Highs()
    return module


@contextmanager
def _silent() -> Iterator[None]:
    """The first solver of a process prints a banner past Python, whatever its settings: into JSON, if it were let."""
    sys.stdout.flush()
    kept = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nothing)


def solve(program: Program) -> list[int] | None:
    """The values of the whole columns, which stand first; None where no values satisfy every row."""
    solver = solver_of(loaded(program))
    solver.run()
    if solver.getModelStatus() != highs().HighsModelStatus.kOptimal:
        return None
    return [round(value) for value in solver.getSolution().col_value[: sum(program.whole)]]


def solver_of(model: object) -> Any:  # noqa: ANN401 - the solver's own type has no stubs
    """A solver that holds a model, with our settings."""
    solver = highs().Highs()
    for name, value in _SETTINGS.items():
        solver.setOptionValue(name, value)
    solver.passModel(model)
    return solver


def loaded(program: Program) -> object:
    """The program as HiGHS holds it."""
    package = highs()
    model = package.HighsLp()
    model.num_col_, model.num_row_ = len(program.costs), len(program.row_lower)
    model.col_cost_, model.col_lower_, model.col_upper_ = program.costs, [0.0] * len(program.costs), program.upper
    model.row_lower_, model.row_upper_ = program.row_lower, program.row_upper
    model.a_matrix_.format_ = package.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = program.starts, program.columns
    model.a_matrix_.value_ = program.values
    kinds = package.HighsVarType
    model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in program.whole]
    return model

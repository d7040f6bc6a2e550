"""How many allowances a cap of a rollover comes to: its words are multiplied out, in every language that caps one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from pricelint.extract.policies.read import read_expiry
from pricelint.extract.reading import Reading

PageReader = Callable[..., Reading]

CAPS = [
    ("en", "Unused credits roll over, up to double your monthly allowance.", "2"),
    ("en", "Unused credits roll over to the next month, capped at 300% of your monthly credits.", "3"),
    ("en", "Unused credits roll over to the next month, capped at 50% of your monthly credits.", "0.5"),
    ("en", "Unused credits roll over, up to a maximum balance of twice your monthly credits.", "2"),
    ("en", "Unused credits roll over, up to triple the amount of your plan.", "3"),
    ("en", "Unused credits roll over, up to your monthly allowance.", "1"),
    ("de", "Nicht verbrauchte Credits werden übertragen, maximal das Doppelte Ihres Monatskontingents.", "2"),
    ("de", "Nicht verbrauchte Credits werden übertragen, maximal Ihr Monatskontingent.", "1"),
    ("fr", "Les crédits non utilisés sont reportés, jusqu'à maximum le double de votre quota mensuel.", "2"),
    ("es", "Los créditos no usados se acumulan, hasta un máximo del doble de la asignación mensual.", "2"),
    ("pt", "Os créditos não usados acumulam, até no máximo o dobro de sua cota mensal.", "2"),
]


@pytest.mark.parametrize(("language", "text", "periods"), CAPS)
def test_a_cap_in_multiples_of_the_allowance_is_multiplied_out(
    read_page: PageReader, language: str, text: str, periods: str
) -> None:
    found = [fact.cap_periods for fact in read_expiry(read_page(f"<p>{text}</p>", language))]
    assert found == [Decimal(periods)]

"""The language of a report: its own words by gettext catalogues, its numbers, money and days by Babel.

    speak("de").say("%(money)s per %(thing)s", money="0,15 $", thing="Bild")     "0,15 $ pro Bild"

What a page says is never translated. A language without a catalogue has its own numbers, and English words.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from pricelint.audit.printed import exact_amount, places, shown_amount
from pricelint.model.money import Money

LANGUAGES = ("en", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh")
"""The languages whose numbers a report can be written with."""

TRANSLATED = ("de", "es", "fr", "ja")
"""Those beside English in which a report speaks: each has a catalogue in `locales`."""

_DAY = "d MMMM y"
_FRACTION = re.compile(r"0(\.0+)?(?=[^0.#]*$)")


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools know a message that is said later
    """Marks a message of a table for the catalogues; it is translated where it is printed."""
    return message


@dataclass(frozen=True, slots=True)
class Language:
    """How a report speaks. `code` is that of its numbers, `words` that of its words (BCP 47)."""

    code: str
    words: str
    catalogue: NullTranslations

    def say(self, message: str, **values: object) -> str:
        """A message in this language, its placeholders filled."""
        text = self.catalogue.gettext(message)
        return text % values if values else text

    def knows(self, message: str) -> bool:
        """Whether this language says a message in its own words; of one that it does not know the English stands."""
        return self.words == "en" or self.catalogue.gettext(message) != message

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """One of two messages by a number, which they print as `%(n)s`."""
        text = self.catalogue.ngettext(one, many, number)
        return text % {"n": self.count(Decimal(number)), **values}

    def count(self, number: Decimal) -> str:
        """A count with separators and no empty decimals."""
        pattern = f"#,##0{_decimals(places(number))}"
        return str(format_decimal(_plain(number), format=pattern, locale=self.code, decimal_quantization=False))

    def decimal(self, number: Decimal, digits: int) -> str:
        """A number with separators and so many decimals, which it has been rounded to."""
        return str(format_decimal(number, format=f"#,##0{_decimals(digits)}", locale=self.code))

    def exact_money(self, money: Money) -> str:
        """Money as a page prints it: a whole amount without decimals, any other with all its digits."""
        return self._money(exact_amount(money), money.currency)

    def rounded_money(self, money: Money) -> tuple[str, bool]:
        """A computed amount and whether it is exact as shown: three significant digits, or the currency's decimals."""
        shown, exact = shown_amount(money)
        return self._money(shown, money.currency), exact

    def day(self, when: date) -> str:
        """A day in words; of English, as `pricelint.audit.printed.day` has it."""
        form = _DAY if self.code == "en" else "long"
        return str(format_date(when, form, locale=self.code))

    def short_day(self, when: date) -> str:
        """A day of some year, as short as a chart needs it: "3 May"."""
        return str(
            format_date(when, "d MMM", "en") if self.code == "en" else format_skeleton("MMMd", when, locale=self.code)
        )

    def short_month(self, when: date) -> str:
        """A month, as short as a chart needs it: "May 2026"."""
        return str(format_skeleton("yMMM", when, locale=self.code))

    def moment(self, when: datetime) -> str:
        """A time to the second, in UTC where its zone is known."""
        utc = when.astimezone(UTC) if when.tzinfo else when
        return f"{self.day(utc)}, {utc:%H:%M:%S}{' UTC' if when.tzinfo else ''}"

    def _money(self, amount: Decimal, currency: str) -> str:
        exponent = amount.as_tuple().exponent
        digits = max(0, -exponent) if isinstance(exponent, int) else 0
        sign = get_currency_symbol(currency, locale=self.code)
        pattern = _pattern(self.code, digits, apart=sign[-1].isalpha())
        return str(
            format_currency(
                amount, currency, format=pattern, locale=self.code, currency_digits=False, decimal_quantization=False
            )
        )


@cache
def speak(code: str) -> Language:
    """The language of a code of `LANGUAGES`. Raises ValueError for any other."""
    if code not in LANGUAGES:
        raise ValueError(f"{code!r} is not one of {', '.join(LANGUAGES)}")
    if code not in TRANSLATED:
        return Language(code, "en", NullTranslations())
    catalogue, compiled = read_po(io.BytesIO(catalogue_text(code)), locale=code), io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, code, GNUTranslations(compiled))


def catalogue_text(code: str) -> bytes:
    """The gettext catalogue of a language of `TRANSLATED`, as it is shipped."""
    return files("pricelint_reports").joinpath("locales", f"{code}.po").read_bytes()


@cache
def _pattern(code: str, digits: int, *, apart: bool) -> str:
    """The pattern of money in a language, with so many decimals; `apart`: a sign that is a code stands off."""
    pattern = str(Locale.parse(code).currency_formats["standard"].pattern)
    if apart:
        pattern = pattern.replace("¤#", "¤\u00a0#")
    return _FRACTION.sub(f"0{_decimals(digits)}", pattern, count=1)


def _decimals(digits: int) -> str:
    return f".{'0' * digits}" if digits else ""


def _plain(number: Decimal) -> Decimal:
    return Decimal(f"{number.normalize():f}")


ENGLISH = speak("en")

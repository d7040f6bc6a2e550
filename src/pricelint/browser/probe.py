"""Start a browser once and measure text before trusting it: without a font every text is 0 px wide and looks hidden."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Error, sync_playwright

from pricelint.browser.candidates import Candidate
from pricelint.browser.found import BrowserFound, Fonts
from pricelint.browser.launch import SANDBOX, launch_options
from pricelint.errors import BrowserUnusableError

START_MS = 30_000
TELLING = ("error while loading shared libraries", "No usable sandbox", "FATAL", "ENOENT", "EACCES", "ERROR:")
LEAST_WIDTH = 40.0

PROBE_PAGE = "<!doctype html><meta charset=utf-8><body style='font-size:16px'><p>probe</p></body>"
PROBE_SCRIPT = """() => {
  const samples = {latin: 'Pro $29.00 / month', cjk: '月額クレジット 每月积分'};
  const widths = [];
  for (const family of ['sans-serif', 'serif', 'monospace']) {
    for (const [script, text] of Object.entries(samples)) {
      const span = document.createElement('span');
      span.style.cssText = `font: 16px ${family}; white-space: pre`;
      span.textContent = text;
      document.body.append(span);
      widths.push([`${family}/${script}`, span.getBoundingClientRect().width]);
      span.remove();
    }
  }
  const draw = (character) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 40;
    const context = canvas.getContext('2d');
    context.font = '24px sans-serif';
    context.fillText(character, 4, 30);
    return canvas.toDataURL();
  };
  const missing = draw('\\u{10FFFD}');
  const drawn = (characters) => [...characters].every((c) => draw(c) !== missing && draw(c) !== draw(' '));
  return JSON.stringify({widths, latin: drawn('A9$'), cjk: drawn('月ク积')});
}"""


def read_fonts(answer: str) -> Fonts:
    """Read the JSON string that `PROBE_SCRIPT` returns on a page made of `PROBE_PAGE`."""
    told = json.loads(answer)
    widths = tuple((str(name), round(float(width), 2)) for name, width in told["widths"])
    wide = all(width >= LEAST_WIDTH for name, width in widths if name.endswith("/latin"))
    return Fonts(widths=widths, latin=bool(told["latin"]) and wide, cjk=bool(told["cjk"]))


def probe(candidate: Candidate) -> BrowserFound:
    """Start `candidate`, draw the probe page, measure; raises `BrowserUnusableError` with the telling line.

    Runs in a thread of its own: Playwright's blocking API refuses a thread that already has an event loop.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        found = pool.submit(_probe, candidate).result()
    if not found.fonts.latin:
        raise BrowserUnusableError(
            "draws no Latin text: every text would look hidden",
            where=str(candidate.path),
            expected="at least one installed font",
            do="install a font, for example the package fonts-liberation",
        )
    return found


def _probe(candidate: Candidate) -> BrowserFound:
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                **launch_options(candidate.path, candidate.environment), timeout=START_MS
            )
            page = browser.new_page()
            page.set_content(PROBE_PAGE, timeout=START_MS)
            fonts = read_fonts(page.evaluate(PROBE_SCRIPT))
            version = browser.version
            browser.close()
    except Error as error:
        raise BrowserUnusableError(
            _telling_line(str(error)), where=str(candidate.path), do=_advice(str(error))
        ) from error
    return BrowserFound(candidate.path, version, candidate.how, fonts, candidate.environment)


def _telling_line(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    telling = [line for sign in TELLING for line in lines if sign in line]
    return f"does not start: {(telling or lines or ['no message'])[0][:300]}"


def _advice(message: str) -> str:
    if "No usable sandbox" in message:
        return f"allow user namespaces for this user, or accept the risk with {SANDBOX}=off"
    if "executable doesn't exist" in message:
        return "correct PRICELINT_BROWSER, or unset it to have one found"
    if "shared libraries" in message:
        return "install the library, or choose another browser"
    return "choose another browser with PRICELINT_BROWSER=/path/to/browser"

"""Pages that a browser would not survive by itself, one per path; the answers of a `fault_server`."""

from __future__ import annotations

import gzip

import brotli
import zstandard

TEXT = "<p>The Pro plan costs $29 a month and holds 1,000 credits; an image costs 5 credits.</p>" * 4
BOMB_BYTES = 200 * 1024 * 1024
HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(script: str, body: str = TEXT) -> tuple[int, dict[str, str], bytes]:
    """A page with prices and a script."""
    return 200, HTML, f"<!doctype html><html lang=en><title>Pricing</title>{body}<script>{script}</script>".encode()


SURVIVED = {
    "/alert": "alert('a'); confirm('b'); prompt('c');",
    "/before-unload": "addEventListener('beforeunload', event => { event.preventDefault(); "
    "event.returnValue = 'stay'; })",
    "/print": "window.print(); setTimeout(() => window.print(), 50);",
    "/popups": "for (let i = 0; i < 20; i++) window.open('/page?popup' + i, '_blank', i % 2 ? 'noopener' : '');",
    "/download": "const a = document.createElement('a'); a.href = '/attached'; a.download = 'x.bin'; "
    "document.body.append(a); a.click();",
    "/service-worker": "navigator.serviceWorker && navigator.serviceWorker.register('/worker.js');",
    "/endless": "let n = 0; const grow = () => { const p = document.createElement('p'); p.textContent = 'More ' + n++; "
    "p.style.height = '900px'; document.body.append(p); }; addEventListener('scroll', grow); "
    "new IntersectionObserver(grow).observe(document.body.appendChild(document.createElement('i'))); "
    "setInterval(grow, 20);",
    "/worker-burns": "new Worker(URL.createObjectURL(new Blob(['for (;;) {}'])));",
    "/late-burn": "setTimeout(() => { for (;;) {} }, 2500);",
}
"""Scripts of pages that are captured in spite of them."""

SLOWED = {
    "/burn-by-timers": "const burn = () => { const end = performance.now() + 400; while (performance.now() < end); "
    "setTimeout(burn, 0); }; burn(); setInterval(() => document.body.append('x'), 0);",
}
"""Scripts that leave the page a chance: it is captured, or ended when its time is over."""

ENDED = {
    "/burn": "for (;;) {}",
    "/burn-by-alerts": "for (;;) alert('again');",
    "/reload": "location.reload();",
    "/ping": "location.replace('/pong');",
    "/pong": "location.replace('/ping');",
}
"""Scripts of pages of which nothing comes."""


def bombs() -> dict[str, tuple[int, dict[str, str], bytes]]:
    """A few kilobytes that unpack to `BOMB_BYTES`, in each coding."""
    plain = b"<!doctype html><title>Bomb</title><p>From $29</p><!--" + b" " * BOMB_BYTES
    packed = {
        "gzip": gzip.compress(plain, 6),
        "br": brotli.compress(plain, quality=3),
        "zstd": zstandard.compress(plain),
    }
    return {f"/bomb-{name}": (200, {**HTML, "Content-Encoding": name}, data) for name, data in packed.items()}


def answers() -> dict[str, tuple[int, dict[str, str], bytes]]:
    """All of them."""
    scripts = {path: page(script) for path, script in {**SURVIVED, **SLOWED, **ENDED}.items()}
    attached = (200, {"Content-Type": "application/octet-stream", "Content-Disposition": "attachment"}, bytes(5000))
    worker = (
        200,
        {"Content-Type": "text/javascript"},
        b"addEventListener('fetch', event => event.respondWith(new Response('stale')))",
    )
    return {**scripts, **bombs(), "/attached": attached, "/worker.js": worker}

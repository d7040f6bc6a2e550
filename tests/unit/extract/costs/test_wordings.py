"""Ways in which pages of ours print costs, and pages that print numbers of units that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pricelint.extract.costs.read import read_costs
from pricelint.extract.reading import Reading

PageReader = Callable[..., Reading]

STATED = [
    (
        "en",
        "<h2>Credit costs</h2><pre>Short poem     2 credits\nLong story     9 credits</pre>",
        [("Short poem", "2", "generation"), ("Long story", "9", "generation")],
    ),
    (
        "en",
        (
            "<div><div><p>Draft</p><p><b>Speed:</b> <i>high</i></p><p><b>Cost:</b> <i>2 credits per image</i></p></div>"
            "<div><p>Final</p><p><b>Speed:</b> <i>low</i></p><p><b>Cost:</b> <i>7 credits per image</i></p></div></div>"
        ),
        [("Draft, image", "2", "image"), ("Final, image", "7", "image")],
    ),
    (
        "en",
        "<div><p><strong>Quarry Slate 3</strong><span>4 credits per image</span></p></div>",
        [("Quarry Slate 3", "4", "image")],
    ),
    (
        "en",
        "<h2>What credits do</h2><div><h3>Shelf audit</h3><p>Finds gaps.</p><p>8 credits per audit</p></div>",
        [("Shelf audit, Finds gaps.", "8", "generation")],
    ),
    (
        "en",
        "<div><p><span>Line drawing<i>7 credits each</i></span> <span>~0 remaining</span></p></div><p>Buy credits.</p>",
        [("Line drawing", "7", "image")],
    ),
    (
        "en",
        (
            "<h2>What do credits cost?</h2><div><p><span>Short poem</span> <b>1 cr</b></p>"
            "<p><span>Long story</span> <b>6 cr</b></p></div><p>Credits never expire.</p>"
        ),
        [("Short poem", "1", "generation"), ("Long story", "6", "generation")],
    ),
    ("en", "<p>Videos are either 6 or 12 credits.</p>", [("Videos", "6", "video")]),
    (
        "en",
        (
            "<table><caption>Credit usage</caption><tr><th>Action</th><th>Amount</th></tr>"
            "<tr><td>Text to image</td><td>3</td></tr><tr><td>Upscale</td><td>1</td></tr></table>"
        ),
        [("Text to image", "3", "image"), ("Upscale", "1", "image")],
    ),
    (
        "de",
        (
            "<table><caption>Verbrauch in Credits</caption><tr><th>Aktion</th><th>Standard</th><th>HD</th></tr>"
            "<tr><td>Bild</td><td>1</td><td>2,5</td></tr></table>"
        ),
        [("Bild, Standard", "1", "image"), ("Bild, HD", "2.5", "image")],
    ),
    (
        "en",
        "<p>Comet 2 costs 10 credits (720p) / 20 credits (1080p) per second.</p>",
        [("Comet 2, 720p", "10", "second"), ("Comet 2, 1080p", "20", "second")],
    ),
    (
        "en",
        "<p>Models: Ember-4o (3 credits per message), Tidal Opus (10 credits per message).</p>",
        [("Ember-4o", "3", "message"), ("Tidal Opus", "10", "message")],
    ),
    ("ko", "<p>한 쪽 변환: 2 크레딧</p>", [("쪽 변환", "2", "page")]),
    ("en", "<p>Images start from 2 credits each.</p>", [("Images", "2", "image")]),
    ("en", "<p>5 credits are deducted per image.</p>", [("image", "5", "image")]),
    ("de", "<p>Für 3 Credits erstellen Sie ein Bild.</p>", [("Bild", "3", "image")]),
    ("en", "<h3>Video upscaler</h3><p>Price: 12 credits per minute</p>", [("Video upscaler", "12", "minute")]),
    ("en", "<h3>Comet 3</h3><ul><li>1080p: 20 credits/s</li></ul>", [("Comet 3, 1080p", "20", "second")]),
    ("ja", "<p>音声は1分あたり約10クレジットかかります。</p>", [("音声", "10", "minute")]),
    ("zh", "<p>每堂課約需 10 积分（視課程而定）</p>", [("每堂課", "10", "other")]),
    ("zh", "<h3>视频生成</h3><p>20 积分/次</p>", [("视频生成", "20", "video")]),
]

UNSTATED = [
    ("pt", "<div><span>Estúdio</span><p>Créditos disponíveis</p><p>90 créditos</p><button>Comprar</button></div>"),
    ("en", "<div><p>$3</p><ul><li>40 credits</li><li>Photo uploads</li><li>Search</li></ul></div>"),
    (
        "ja",
        (
            "<table><tr><th>料金</th><th>クレジット数</th><th>目安</th></tr>"
            "<tr><td>900円</td><td>8クレジット</td><td>約4分の動画生成が可能</td></tr>"
            "<tr><td>2,000円</td><td>20クレジット</td><td>約10分の動画生成が可能</td></tr></table>"
        ),
    ),
    ("en", "<p>Premium models consume 10x more credits.</p>"),
    ("en", "<p>Used 50,000 credits to make images last month.</p>"),
    ("en", "<h2>How credits work</h2><div><b>Mini</b><span>10 credits</span></div>"),
    (
        "en",
        (
            "<table><tr><th>Pack</th><th>Credits</th><th>Images</th><th>Videos</th></tr>"
            "<tr><td>S</td><td>100</td><td>50</td><td>5</td></tr><tr><td>M</td><td>500</td><td>250</td><td>25</td></tr></table>"
        ),
    ),
    (
        "en",
        (
            "<table><tr><th></th><th>Solo</th><th>Duo</th></tr>"
            "<tr><td>Image credits</td><td>50 credits</td><td>900 credits</td></tr></table>"
        ),
    ),
    ("zh", "<p>签到奖励 5 积分；余额约 20 积分</p>"),
]


@pytest.mark.parametrize(("language", "html", "expected"), STATED)
def test_a_cost_is_read_with_its_action_and_measure(
    read_page: PageReader, language: str, html: str, expected: list[tuple[str, str, str]]
) -> None:
    costs = read_costs(read_page(html, language))
    assert [(cost.item, str(cost.low), str(cost.per)) for cost in costs] == expected


@pytest.mark.parametrize(("language", "html"), UNSTATED)
def test_a_number_of_units_that_no_action_consumes_is_no_cost(read_page: PageReader, language: str, html: str) -> None:
    assert read_costs(read_page(html, language)) == ()

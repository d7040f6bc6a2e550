"""Pages with every kind of structure, to be explained; one of them tries to run, load and leave."""

from __future__ import annotations

from pricelint.documents.document import Document
from pricelint.documents.read import Origin, read_document
from pricelint.export import addressed
from pricelint.extract.explain.explain import explain
from pricelint.extract.explain.trace import Explanation
from pricelint.extract.facts import extract
from pricelint.model.platform import Role

SAMPLE = """<html lang="en"><body><h1>Owlet</h1><h2>Plans</h2>
<div class="plans">
<div class="plan"><h3>Nest</h3>
<p><s>€15</s> €12 per month</p><ul><li>500 credits per month</li><li>Best for one</li></ul>
<a href="/buy">Choose</a></div>
<div class="plan"><h3>Tree</h3><p>€30 per month</p><ul><li>1,500 credits per month</li><li>Best for two</li></ul>
<a href="/buy">Choose</a></div>
</div>
<h2>Credit packs</h2>
<table><tr><th>Pack</th><th>Price</th></tr>
<tr><td>200 credits</td><td>$5</td></tr><tr><td>900 credits</td><td>$20</td></tr>
</table>
<h2>What things cost</h2>
<table><tr><th>Action</th><th>Size</th><th>Credits</th></tr>
<tr><td>Pebble image</td><td></td><td>4 credits per image</td></tr>
<tr><td>Brook video</td><td>720p</td><td>20 credits per second</td></tr></table>
<p>Need just a few? One credit costs $0.03.</p>
<p>Sign up now and get 25 free credits.</p>
<h2>Do unused credits expire?</h2><p>Yes, plan credits expire at the end of each month.</p>
<h2>And those I bought?</h2><p>Purchased credits never expire.</p>
<p>This offer ends in 2 days.</p><p>All sales are final and purchases are non-refundable.</p>
</body></html>"""

HOSTILE = """<html lang="en" onload="document.title='ran'"><head><base href="http://192.0.2.1/">
<title></title><script>document.title = 'ran'</script><style>* { background: url(http://192.0.2.1/s) }</style>
<link rel="stylesheet" href="http://192.0.2.1/l"><meta http-equiv="refresh" content="0;url=http://192.0.2.1/m"></head>
<body onmouseover="document.title='ran'"><h1>Owlet&lt;script&gt;document.title='ran'&lt;/script&gt;</h1>
<iframe src="http://192.0.2.1/i" srcdoc="<script>top.document.title='ran'</script>"></iframe>
<svg onload="document.title='ran'"><image href="http://192.0.2.1/v"/></svg>
<div class="plans">
<div class="plan" style="background:url(http://192.0.2.1/b)">
<h3>Nest&quot;&gt;&lt;img src=x onerror=document.title=&#39;ran&#39;&gt;</h3>
<p>$12 per month</p><p>500 credits per month</p><a href="javascript:document.title='ran'">Buy</a></div>
<div class="plan"><h3>&lt;/mark&gt;&lt;/style&gt;Tree</h3>
<p>$30 per month</p><p title="' onmouseover='document.title=1 of them">1,500
credits per month</p><img src="http://192.0.2.1/p" onerror="document.title='ran'">
<a href="data:text/html,x">Buy</a></div>
</div>
<table><tr><td colspan="2&quot; onclick=&quot;document.title='ran'">Pebble image {{ 7*7 }}</td>
<td colspan="99999999">4 credits</td></tr><tr><td>Brook video</td><td rowspan="-1">20 credits</td></tr></table>
<form action="http://192.0.2.1/f"><input autofocus onfocus="document.title='ran'">
<button>Purchased credits never expire.</button>
</form></body></html>"""


def document_of(html: str, name: str = "owlet") -> Document:
    """A page of ours as a document."""
    return read_document(html.encode(), Origin(name, Role.PRICING))


def explained(document: Document) -> tuple[Explanation, ...]:
    """The facts of a document, explained."""
    return explain(document, addressed(extract(document)))

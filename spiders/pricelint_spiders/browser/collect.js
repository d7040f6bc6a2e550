/* Runs in an isolated world of the page, so that nothing the page redefines can change what is measured.
   Waits until the page is loaded and its DOM is quiet, then returns ONE JSON string: the flattened HTML and the
   geometry of every text node. A string crosses the protocol ten times faster than the objects it describes. */
(async (options) => {
  const TEXTLESS = new Set(["script", "style", "noscript", "template", "head"]);
  const EVERYWHERE = [-1e7, -1e7, 1e7, 1e7];
  /* Half of a surrogate pair is no text: UTF-8 cannot hold it, and a parser would read it as U+FFFD. */
  const well = (text) => text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const thin = () => {
    const body = document.body;
    if (!body) return true;
    if (size() > options.longest) return false;
    return body.querySelector('[aria-busy="true"]') !== null || body.innerText.trim().length < options.thin;
  };
  const missing = () => {
    const text = document.body ? document.body.innerText : "";
    return options.wait_for.length > 0 && !options.wait_for.some((words) => text.includes(words));
  };

  /* Loaded, then no node added, removed or rewritten for `quiet` ms; a page with next to no text gets `patience`. */
  async function settle() {
    const start = performance.now();
    const spent = () => performance.now() - start;
    if (document.readyState !== "complete") {
      const load = new Promise((done) => addEventListener("load", done, { once: true }));
      await Promise.race([load, sleep(options.limit)]);
    }
    let last = performance.now();
    const observer = new MutationObserver(() => { last = performance.now(); });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
    const longest = Math.min(options.limit, spent() + options.settle_limit);
    const patience = Math.min(options.limit, spent() + options.patience);
    let quiet = false;
    for (;;) {
      const still = performance.now() - last;
      quiet = still >= options.quiet;
      const wanting = spent() < patience && quiet && (thin() || missing());
      if ((quiet && !wanting) || spent() >= Math.max(longest, wanting ? patience : 0)) break;
      await sleep(quiet ? options.quiet : options.quiet - still + 1);
    }
    observer.disconnect();
    return { ready: document.readyState, quiet, waited_ms: Math.round(spent()) };
  }

  const looks = new Map();
  const origins = new Map([[document, [scrollX, scrollY, EVERYWHERE, null]]]);
  const styles = [];
  const styleIndex = new Map();
  const nodes = [];
  const notes = { shadow_roots: 0, frames: 0, closed_frames: [], suspects: 0 };

  const clear = (color) => color === "transparent" || /^rgba\(.*,\s*0\)$/.test(color);
  const meet = (a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  const empty = (box) => box[2] - box[0] < 2 || box[3] - box[1] < 2;
  const above = (element) => {
    if (element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return root.host || (origins.get(root) || [])[3] || null;
  };
  const boxOf = (element) => {
    const [x, y] = origins.get(element.ownerDocument);
    const box = element.getBoundingClientRect();
    return [box.left + x, box.top + y, box.right + x, box.bottom + y];
  };

  function tooLarge() {
    return JSON.stringify({
      url: location.href, title: "", settled: { ready: document.readyState, quiet: false, waited_ms: 0 }, page: [0, 0],
      notes, html: "", html_chars: size(), visible: "", characters: 0, geometry: {},
    });
  }

  /* What an element's ancestors leave visible of it: a clip rectangle per axis, opacity, the colour behind it. */
  function look(element) {
    const known = looks.get(element);
    if (known) return known;
    const parent = above(element);
    const outer = parent ? look(parent) : { clip: EVERYWHERE, opacity: 1, background: "rgb(255, 255, 255)", gone: false };
    const style = element.ownerDocument.defaultView.getComputedStyle(element);
    let clip = outer.clip;
    if (style.position === "fixed") clip = origins.get(element.ownerDocument)[2];
    else if (style.position === "absolute") {
      const anchor = element.offsetParent;
      clip = anchor ? look(anchor).clip : origins.get(element.ownerDocument)[2];
    }
    const opacity = outer.opacity * Number(style.opacity);
    const made = {
      clip: clipped(element, style, clip),
      opacity,
      background: clear(style.backgroundColor) ? outer.background : style.backgroundColor,
      painted: outer.painted || style.webkitBackgroundClip === "text",
      gone: outer.gone || opacity < 0.05 || style.visibility !== "visible" || cut(style),
      style,
    };
    if (style.visibility === "visible" && outer.gone && !outer.sealed) made.gone = opacity < 0.05 || cut(style);
    made.sealed = outer.sealed || opacity < 0.05 || cut(style);
    if (made.sealed) made.gone = true;
    looks.set(element, made);
    return made;
  }

  function clipped(element, style, clip) {
    const [x, y] = [style.overflowX, style.overflowY];
    if ((x === "visible" && y === "visible") || element === element.ownerDocument.documentElement
        || element === element.ownerDocument.body || style.display === "inline" || style.display === "contents") return clip;
    const box = boxOf(element);
    const inside = meet(clip, box);
    const scrolls = (value) => value === "auto" || value === "scroll";
    if (empty(inside)) return inside;
    return [scrolls(x) ? -1e7 : inside[0], scrolls(y) ? -1e7 : inside[1], scrolls(x) ? 1e7 : inside[2], scrolls(y) ? 1e7 : inside[3]];
  }

  function cut(style) {
    if (style.clipPath !== "none" && /inset\((5\d|[6-9]\d|100)%|circle\(0|polygon\(0(px|%)? 0(px|%)?,\s*0(px|%)? 0/.test(style.clipPath)) return true;
    if (style.clip === "auto" || style.position !== "absolute" && style.position !== "fixed") return false;
    const [top, right, bottom, left] = (style.clip.match(/-?[\d.]+/g) || []).map(Number);
    return right - left <= 1 || bottom - top <= 1;
  }

  function styleOf(at) {
    const { style, background } = at;
    const key = `${style.fontSize}|${style.fontWeight}|${style.color}|${background}`;
    let index = styleIndex.get(key);
    if (index === undefined) {
      index = styles.length;
      styles.push([parseFloat(style.fontSize), Number(style.fontWeight), style.color, background]);
      styleIndex.set(key, index);
    }
    return index;
  }

  const range = document.createRange();
  const round = (value) => Math.round(value * 10) / 10;

  function record(first, last, text, element, path) {
    const doc = element.ownerDocument;
    const span = doc === document ? range : doc.createRange();
    span.setStart(first, 0);
    span.setEnd(last, last.length);
    const box = span.getBoundingClientRect();
    const [x, y] = origins.get(doc);
    const at = look(element);
    const place = [box.left + x, box.top + y, box.right + x, box.bottom + y];
    const seen = box.width > 0 && box.height > 0 && !at.gone && parseFloat(at.style.fontSize) >= 1
      && !(clear(at.style.color) && !at.painted) && !empty(meet(place, at.clip))
      && place[2] > 0 && place[3] > 0 && place[0] < page[0] && place[1] < page[1]
      && (!element.checkVisibility || element.checkVisibility({ visibilityProperty: true }));
    nodes.push([path, text, round(place[0]), round(place[1]), round(box.width), round(box.height), styleOf(at), seen ? 1 : 0]);
  }

  const reach = (frame) => {
    try { return frame.contentDocument && frame.contentDocument.body ? frame.contentDocument : null; } catch { return null; }
  };

  /* The text nodes directly in `parent`; neighbours are one node, as they are in the stored HTML. */
  function walk(parent, element, path, from, depth) {
    let nth = from;
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        let last = child;
        let text = child.data;
        while (last.nextSibling && last.nextSibling.nodeType === 3) { last = last.nextSibling; text += last.data; }
        text = well(text.replace(/\s+/g, " ").trim());
        if (text) record(child, last, text, element, path);
        child = last;
      } else if (child.nodeType === 1) {
        nth += 1;
        enter(child, path, nth, depth);
      }
    }
  }

  function enter(element, path, nth, depth) {
    const tag = element.localName.toLowerCase();
    if (TEXTLESS.has(tag) || depth > 2500) return;
    if (tag === "iframe" || tag === "frame") { frame(element, path, nth, depth); return; }
    const here = `${path}>${tag}:nth-child(${nth})`;
    const shadow = element.shadowRoot;
    if (shadow) {
      notes.shadow_roots += 1;
      walk(shadow, element, `${here}>pricelint-shadow:nth-child(1)`, 0, depth + 1);
    } else if (!element.firstChild && tag.includes("-") && element.offsetHeight > 0) notes.suspects += 1;
    walk(element, element, here, shadow ? 1 : 0, depth + 1);
  }

  function frame(element, path, nth, depth) {
    const inner = reach(element);
    if (!inner) { notes.closed_frames.push(well(String(element.src || ""))); return; }
    notes.frames += 1;
    const box = boxOf(element);
    const outer = look(element);
    const left = box[0] + element.clientLeft;
    const top = box[1] + element.clientTop;
    origins.set(inner, [left, top, meet(outer.clip, box), element]);
    walk(inner.body, inner.body, `${path}>pricelint-frame:nth-child(${nth})`, 0, depth + 1);
  }

  /* The HTML that is stored: an inert copy with shadow roots and frames put in place. What is only meant for browsers
     without scripts is emptied: a parser reads it as elements, the page never showed it. */
  const inert = document.implementation.createHTMLDocument("");

  function copy(live, depth) {
    if (live.nodeType !== 1 || depth > 2500) return inert.importNode(live, true);
    const tag = live.localName.toLowerCase();
    if (tag === "template") return inert.importNode(live, true);
    const inner = tag === "iframe" || tag === "frame" ? reach(live) : null;
    const made = inner ? inert.createElement("pricelint-frame") : inert.importNode(live, false);
    if (inner) {
      made.setAttribute("src", live.src || "");
      fill(made, inner.body, depth);
      return made;
    }
    if (live.shadowRoot) fill(made.appendChild(inert.createElement("pricelint-shadow")), live.shadowRoot, depth);
    fill(made, live, depth);
    return made;
  }

  function fill(made, parent, depth) {
    for (let child = parent.firstChild; child; child = child.nextSibling) made.appendChild(copy(child, depth + 1));
  }

  function html() {
    const root = document.documentElement;
    const flat = notes.shadow_roots || notes.frames ? copy(root, 0) : inert.importNode(root, true);
    for (const hidden of flat.querySelectorAll("noscript")) hidden.textContent = "";
    const doctype = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
    return well(doctype + flat.outerHTML);
  }

  /* A body beyond the limit is not measured: the walk over it would cost more than all other pages together. */
  const size = () => (performance.getEntriesByType("navigation")[0] || { decodedBodySize: 0 }).decodedBodySize;
  if (size() > options.longest) return tooLarge();
  const settled = await settle();
  if (size() > options.longest) return tooLarge();
  const root = document.documentElement;
  const page = [Math.max(root.scrollWidth, innerWidth), Math.max(root.scrollHeight, innerHeight)];
  if (document.body) walk(root, root, "html:nth-child(1)", 0, 0);
  const visible = nodes.filter((node) => node[7]).map((node) => node[1]).join("\n");
  if (options.glance) return JSON.stringify({ url: location.href, visible });
  const stored = html();
  return JSON.stringify({
    url: location.href, title: well(document.title), settled, page, notes,
    html: stored.length > options.longest ? "" : stored,
    html_chars: stored.length,
    visible,
    characters: nodes.reduce((sum, node) => sum + node[1].length, 0),
    geometry: { viewport: [innerWidth, innerHeight], page, styles, nodes, fonts: options.fonts, notes },
  });
})

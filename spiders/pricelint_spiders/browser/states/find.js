/* Finds the controls of a page by role, label and look. Runs in the isolated world of the capture script; what it finds
   stays there under numbers (`pricelintControls`), so that later calls press the same elements. Returns one JSON string. */
((options) => {
  const words = Object.fromEntries(Object.entries(options.words).map(([name, source]) => [name, new RegExp(source, "iu")]));
  const held = (globalThis.pricelintControls = []);
  const controls = [];
  const left = [];
  const taken = new Set();
  const LONGEST = 60;
  const tidy = (text) => (text || "").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "").replace(/\s+/g, " ").trim();
  const cut = (text) => { const all = Array.from(tidy(text)); return all.length > LONGEST ? `${all.slice(0, LONGEST - 1).join("")}…` : all.join(""); };

  function* everything(root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* everything(element.shadowRoot);
    }
  }

  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  /* Inputs are often drawn by their labels: what is pressed is the first of them that can be seen. */
  const target = (element) => [element, ...(element.labels || []), element.nextElementSibling, element.parentElement]
    .find((one) => one && one !== document.body && seen(one)) || null;

  /* The words of a label without those of the control in it. */
  const beside = (label, element) => tidy(label.innerText).replace(tidy(element.innerText || ""), "");

  function named(element) {
    const by = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean)
      .map((id) => element.getRootNode().getElementById?.(id)?.textContent || "").join(" ");
    const label = element.labels && element.labels.length ? beside(element.labels[0], element) : "";
    const own = element.localName === "input" || element.localName === "select" ? "" : element.innerText;
    return cut([element.getAttribute("aria-label"), by, label, own, element.title, element.name].find((text) => tidy(text)) || "");
  }

  /* The words on either side of a switch that has none or names billing: before it is what is off, after it what is on. */
  function sides(element) {
    const pair = around(element);
    return pair && (!named(element) || pair.every((text) => words.billing.test(text))) ? pair : null;
  }

  function around(element) {
    let inner = element;
    for (let up = 0; up < 3 && inner.parentElement; up += 1, inner = inner.parentElement) {
      const text = (node) => (node ? tidy(node.nodeType === 3 ? node.data : node.innerText) : "");
      const next = (step) => { let node = inner[step]; while (node && !text(node)) node = node[step]; return text(node); };
      const pair = [next("previousSibling"), next("nextSibling")];
      if (pair[0] && pair[1] && pair[0].length < 40 && pair[1].length < 40) return pair.map(cut);
    }
    return null;
  }

  const inside = (element, selector) => element.closest(selector) !== null;
  const MENUS = "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo]";
  const CONSENT = ["cookie", "consent", "gdpr", "onetrust"].map((word) => `[id*=${word} i], [class*=${word} i]`).join(", ");
  const address = (element) => {
    const link = element.closest("a[href], area[href]");
    if (!link) return "";
    const href = link.getAttribute("href").trim();
    return href === "" || href.startsWith("#") || /^javascript:/i.test(href) ? "" : href;
  };

  /* Why a control is never pressed, "" where it may be. A tab or radio only selects, a fold only unfolds, whatever its label says. */
  function refused(element, label, selects) {
    if (address(element)) return "it is a link to another address";
    if (element.form && (element.type === "submit" || element.type === "image" || element.type === "reset")) return "it sends a form";
    if (inside(element, CONSENT)) return "it belongs to a request for consent";
    if (!selects && words.never.test(label)) return "its label buys, signs up, sends or leaves";
    return "";
  }

  const off = (element) => element.disabled || element.getAttribute("aria-disabled") === "true" || inside(element, "[inert]");
  const hold = (element) => held.push({ element, tag: element.localName, text: tidy(element.innerText) }) - 1;

  function keep(kind, label, members, more) {
    controls.push({ kind, label, members, at: members.length ? members[0].at : 0, billing: words.billing.test([label, ...members.map((m) => m.label)].join(" ")), ...more });
  }

  function member(element, label, on) {
    taken.add(element);
    const where = target(element);
    return { id: hold(where || element), label: label || "", on: Boolean(on), at: Math.round((where || element).getBoundingClientRect().top + scrollY) };
  }

  /* One control: refused ones are told of, unseen and disabled ones are none. */
  function single(kind, element, label, on, more) {
    taken.add(element);
    if (off(element) || !target(element)) return;
    const why = refused(element, label, ["select", "slider", "knob", "fold"].includes(kind));
    if (why) left.push({ control: `${kind} “${label}”`, reason: why });
    else keep(kind, label, [member(element, label, on)], more);
  }

  const active = (element) => {
    const said = ["aria-selected", "aria-checked", "aria-pressed", "aria-current"].map((name) => element.getAttribute(name)).find((value) => value !== null);
    if (said !== undefined) return said === "true" || said === "page";
    if (element.dataset.state) return ["active", "on", "checked"].includes(element.dataset.state);
    return Boolean(element.checked) || /(?:^|[\s_-])(?:active|selected|current|is-on|checked)(?:$|[\s_])/i.test(element.className?.baseVal ?? element.className);
  };

  function group(elements, label, selects) {
    const usable = elements.filter((element) => !off(element) && target(element));
    const allowed = usable.filter((element) => {
      const why = refused(element, named(element), selects);
      if (why) left.push({ control: `choice “${named(element)}”`, reason: why });
      return !why;
    });
    elements.forEach((element) => taken.add(element));
    if (allowed.length > 1 || (allowed.length === 1 && !active(allowed[0]))) {
      keep("choice", label, allowed.map((element) => member(element, named(element), active(element))));
    }
  }

  const all = document.body ? [...everything(document.body)] : [];
  const role = (element) => element.getAttribute("role") || "";
  const expands = (element) => element.getAttribute("aria-expanded");
  const popup = (element) => element.getAttribute("aria-haspopup") || "";
  const grouped = (list, key) => { const map = new Map(); list.forEach((one) => { const k = key(one); map.set(k, [...(map.get(k) || []), one]); }); return map; };

  const radios = all.filter((e) => e.localName === "input" && e.type === "radio" && e.name);
  for (const some of grouped(radios, (e) => `${e.form ? hold(e.form) : ""}|${e.name}`).values()) group(some, named(some[0].closest("fieldset, [role=radiogroup]") || some[0].parentElement), true);
  const selecting = all.filter((e) => !taken.has(e) && ["tab", "radio"].includes(role(e)));
  for (const some of grouped(selecting, (e) => e.closest("[role=tablist], [role=radiogroup]") || e.parentElement).values()) group(some, named(some[0].closest("[role=tablist], [role=radiogroup]") || some[0]), true);
  const pressed = all.filter((e) => !taken.has(e) && e.hasAttribute("aria-pressed"));
  for (const some of grouped(pressed, (e) => e.parentElement).values()) {
    if (some.length > 1) group(some, named(some[0]), false);
    else single("switch", some[0], named(some[0]), active(some[0]), { sides: sides(some[0]) });
  }

  for (const element of all) {
    if (taken.has(element)) continue;
    const tag = element.localName;
    const is = role(element);
    const label = () => named(element);
    if (is === "switch" || (tag === "input" && element.type === "checkbox") || is === "checkbox") {
      if (!inside(element, CONSENT)) single("switch", element, label(), active(element), { sides: sides(element) });
    } else if (tag === "select") {
      const choices = [...element.options].map((option, nth) => ({ nth, label: cut(option.label), on: option.selected, off: option.disabled })).filter((one) => !one.off);
      if (!element.multiple && choices.length > 1) single("select", element, label(), false, { choices });
    } else if (tag === "input" && element.type === "range") {
      single("slider", element, label(), false, { range: [element.min || 0, element.max || 100, element.step || 1, element.value].map(Number), marks: element.list ? [...element.list.options].map((one) => Number(one.value)) : [] });
    } else if (is === "slider") {
      single("knob", element, label(), false, { range: ["min", "max", "now"].map((name) => Number(element.getAttribute(`aria-value${name}`))) });
    } else if (is === "combobox" || popup(element) === "listbox" || ((popup(element) === "menu" || popup(element) === "true") && words.switches.test(label()))) {
      if (tag !== "input" || element.readOnly) single("listbox", element, label(), false);
    } else if (popup(element) === "dialog") {
      single("modal", element, label(), false);
    } else if (tag === "summary" && element.parentElement.localName === "details" && !inside(element, MENUS)) {
      if (!element.parentElement.open) single("fold", element, label(), false);
      taken.add(element);
    } else if (expands(element) === "false" && !popup(element) && !inside(element, MENUS)) {
      single("fold", element, label(), false);
    } else if (!inside(element, MENUS) && (tag === "button" || is === "button")) {
      if (words.more.test(label())) single("more", element, label(), false);
      else if (words.reveal.test(label()) && !words.never.test(label())) single("modal", element, label(), false);
    }
  }

  /* Buttons in a row of which one looks chosen, and words of billing that react to the pointer. */
  const SHORT = 40;
  const clickable = (e) => e.localName === "button" || role(e) === "button" || (getComputedStyle(e).cursor === "pointer" && !address(e));
  const plain = all.filter((e) => !taken.has(e) && !inside(e, MENUS) && e.innerText && e.innerText.length <= SHORT
    && (e.localName === "button" || role(e) === "button" || (e.childElementCount <= 1 && words.billing.test(e.innerText) && e.innerText.length < 25)) && seen(e) && clickable(e));
  for (const some of grouped(plain, (e) => e.parentElement).values()) {
    const outer = some.filter((e) => !some.some((other) => other !== e && other.contains(e)) && ![...taken].some((t) => t.contains(e)));
    if (outer.length < 2 || outer.length > 8) continue;
    const looks = grouped(outer, (e) => `${e.className}|${getComputedStyle(e).backgroundColor}|${getComputedStyle(e).fontWeight}`);
    const odd = [...looks.values()].filter((same) => same.length === 1);
    const chosen = outer.find(active) || (looks.size === 2 ? odd[0]?.[0] : undefined);
    if (!chosen && !outer.every((e) => words.billing.test(e.innerText))) continue;
    if (outer.some((e) => words.never.test(e.innerText))) continue;
    keep("choice", named(chosen || outer[0]), outer.map((e) => member(e, named(e), e === chosen)));
  }

  const TIPS = "[data-tip], [data-tooltip], [data-tooltip-id], [data-tooltip-content], [data-tippy-content], [aria-haspopup=tooltip], [data-state=closed]";
  for (const element of all) {
    if (taken.has(element) || inside(element, MENUS) || inside(element, CONSENT)) continue;
    const described = (element.getAttribute("aria-describedby") || "").split(/\s+/).some((id) => id && element.getRootNode().getElementById?.(id)?.getAttribute("role") === "tooltip");
    if ((described || (element.matches(TIPS) && expands(element) === null && !["dialog", "menu", "listbox"].includes(popup(element)))) && seen(element)) {
      const own = named(element);
      keep("tip", own.length > 2 ? own : cut(element.parentElement?.innerText), [member(element, "", false)]);
    }
  }
  return JSON.stringify({ controls, left, height: document.documentElement.scrollHeight });
})

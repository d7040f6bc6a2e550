/* Acts on controls that `find.js` put under numbers, in the same isolated world. `options.do` names the act; the answer is
   one JSON string. Clicks come from the browser's own input where the control can be hit; what is done here is what a
   pointer cannot be sure of: values of ranges and selects, controls under others, the ends of scrolling. */
(async (options) => {
  const held = globalThis.pricelintControls || [];
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const frame = () => Promise.race([new Promise((done) => requestAnimationFrame(() => done())), sleep(50)]);
  const tidy = (text) => (text || "").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "").replace(/\s+/g, " ").trim();
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };

  /* The element under a number; where the page has drawn itself anew, the one that reads the same. */
  function live(id) {
    const one = held[id];
    if (!one) return null;
    if (!one.element.isConnected) {
      const again = [...document.querySelectorAll(one.tag)].find((element) => tidy(element.innerText) === one.text && seen(element));
      if (again) one.element = again;
    }
    return one.element.isConnected ? one.element : null;
  }

  /* Where to click: the middle of the element, and whether it is what would be hit there. */
  async function aim(id) {
    const element = live(id);
    if (!element) return { gone: true };
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    await frame();
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    let hit = document.elementFromPoint(x, y);
    while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
    return { x, y, hit: Boolean(hit) && (element.contains(hit) || hit.contains(element) && hit.closest("label") !== null) };
  }

  const fire = (element) => ["input", "change"].forEach((name) => element.dispatchEvent(new Event(name, { bubbles: true, composed: true })));

  function set(id, value) {
    const element = live(id);
    if (!element) return { gone: true };
    element.value = String(value);
    fire(element);
    return { value: Number(element.value) };
  }

  function choose(id, nth) {
    const element = live(id);
    if (!element) return { gone: true };
    element.selectedIndex = nth;
    fire(element);
    return { value: element.selectedIndex };
  }

  function now(id) {
    const element = live(id);
    return element ? { value: Number(element.getAttribute("aria-valuenow")) } : { gone: true };
  }

  /* The entries of the list that is open; a link among them is told apart. */
  function entries() {
    const found = [...document.querySelectorAll("[role=option], [role=menuitemradio], [role=menuitem]")].filter(seen);
    return { entries: found.map((element) => ({
      id: held.push({ element, tag: element.localName, text: tidy(element.innerText) }) - 1,
      label: Array.from(tidy(element.innerText || element.getAttribute("aria-label"))).slice(0, 60).join(""),
      on: ["aria-selected", "aria-checked"].some((name) => element.getAttribute(name) === "true") || ["checked", "active"].includes(element.dataset.state),
      link: element.closest("a[href]") !== null && !element.closest("a[href]").getAttribute("href").startsWith("#"),
    })) };
  }

  /* What closes the dialog that is open: -1 where nothing says that it does. */
  function closer(words) {
    const closes = new RegExp(words, "iu");
    const dialogs = [...document.querySelectorAll("dialog[open], [role=dialog], [aria-modal=true]")].filter(seen);
    for (const dialog of dialogs) {
      const buttons = [...dialog.querySelectorAll("button, [role=button]")].filter(seen);
      const button = buttons.find((one) => closes.test(tidy(one.getAttribute("aria-label") || one.innerText || one.title)));
      if (button) return { id: held.push({ element: button, tag: button.localName, text: tidy(button.innerText) }) - 1, open: true };
    }
    return { id: -1, open: dialogs.length > 0 };
  }

  /* Open every fold; `open` is how many stand open at the end: fewer than were pressed where one closes another. */
  async function unfold(ids) {
    const isOpen = (element) => (element.localName === "summary" ? element.parentElement.open : element.getAttribute("aria-expanded") === "true");
    for (const id of ids) {
      const element = live(id);
      if (element && !isOpen(element)) element.click();
    }
    await frame();
    return { open: ids.filter((id) => { const element = live(id); return !element || isOpen(element); }).length };
  }

  async function fold(ids) {
    for (const id of ids) {
      const element = live(id);
      if (element && (element.localName === "summary" ? element.parentElement.open : element.getAttribute("aria-expanded") === "true")) element.click();
    }
    await frame();
    return {};
  }

  /* Go down the page a window at a time, then back up. `changed`: the page added, rewrote or uncovered something. */
  async function scroll(limit, most) {
    let changed = false;
    const observer = new MutationObserver((records) => {
      changed ||= records.some((one) => one.type !== "attributes" || ["class", "style", "hidden", "open"].includes(one.attributeName));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    const end = performance.now() + limit;
    const tall = () => document.documentElement.scrollHeight;
    let [steps, high] = [0, tall()];
    for (let y = innerHeight; y < tall() + innerHeight && steps < most && performance.now() < end; y += innerHeight) {
      scrollTo({ top: y, behavior: "instant" });
      await frame();
      steps += 1;
      if (y >= tall() - innerHeight) { await sleep(60); if (tall() > high) high = tall(); }
    }
    const stopped = steps >= most || performance.now() >= end;
    scrollTo({ top: 0, behavior: "instant" });
    await frame();
    observer.disconnect();
    return { changed, stopped };
  }

  /* Until finite animations have ended, at most `limit` ms. */
  async function rest(limit) {
    await frame();
    const running = document.getAnimations().filter((one) => one.playState === "running" && one.effect && one.effect.getComputedTiming().endTime < 3000);
    if (running.length) await Promise.race([Promise.allSettled(running.map((one) => one.finished)), sleep(limit)]);
    return { url: location.href };
  }

  /* A form that would be sent and a link that would be followed are stopped before the page hears of them. */
  function guard() {
    if (globalThis.pricelintGuard) return {};
    globalThis.pricelintGuard = true;
    addEventListener("submit", (event) => { event.preventDefault(); event.stopImmediatePropagation(); }, true);
    addEventListener("click", (event) => {
      const link = event.composedPath().find((one) => one.localName === "a" && one.hasAttribute("href"));
      if (link && !/^(#|javascript:|$)/i.test(link.getAttribute("href").trim())) event.preventDefault();
    }, true);
    return {};
  }

  const acts = {
    aim: () => aim(options.id), press: () => { const element = live(options.id); if (element) element.click(); return { gone: !element }; },
    set: () => set(options.id, options.value), choose: () => choose(options.id, options.value), now: () => now(options.id),
    entries, closer: () => closer(options.words), unfold: () => unfold(options.ids), fold: () => fold(options.ids),
    scroll: () => scroll(options.limit, options.most), rest: () => rest(options.limit), guard,
    back: () => { history.back(); return {}; },
  };
  return JSON.stringify(await acts[options.do]());
})

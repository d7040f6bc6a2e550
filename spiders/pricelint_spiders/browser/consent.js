/* Runs in a page or in one of its frames: finds a consent banner, and presses the button that declines, where it has one.
   Returns a JSON string: what there was ("none", "left", "pressed") and the label of the button. Nothing else is pressed. */
((options) => {
  const [decline, agree] = [new Set(options.decline), new Set(options.agree)];
  const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const found = [];
  let seen = 0;

  /* Buttons of the document and of its open shadow roots. */
  function gather(root) {
    const buttons = 'button, [role="button"], input[type="button"], input[type="submit"], a';
    for (const element of root.querySelectorAll("*")) {
      if ((seen += 1) > options.most) return;
      if (element.shadowRoot) gather(element.shadowRoot);
      if (element.matches(buttons) && found.length < 2000) found.push(element);
    }
  }

  const above = (element) => element.parentElement || (element.getRootNode().host || null);
  const label = (element) => [element.innerText, element.value, element.getAttribute("aria-label")]
    .filter((text) => typeof text === "string" && text.length < 80).map(plain);
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1
      && (!element.checkVisibility || element.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
  };
  /* A link that leads to another page is no button. */
  const stays = (element) => {
    if (element.localName !== "a") return true;
    const href = element.getAttribute("href");
    return !href || href.startsWith("#") || /^javascript:/i.test(href);
  };

  /* What an element's shadow roots show counts as its text. */
  function says(element) {
    let text = element.innerText || "";
    if (text.length < 20) for (const inner of element.querySelectorAll("*")) if (inner.shadowRoot) text += ` ${inner.shadowRoot.textContent}`;
    return text.toLowerCase();
  }

  /* The innermost element around a button that speaks of consent and stands as a banner does. */
  function banner(button) {
    let spoken = false;
    for (let element = above(button), depth = 0; element && element !== document.body && depth < 25; element = above(element), depth += 1) {
      if (element === document.documentElement) break;
      const text = spoken ? "" : says(element);
      if (text.length > 6000) return null;
      spoken = spoken || options.topic.some((word) => text.includes(word));
      if (spoken && stands(element)) return element;
    }
    /* A frame that speaks of consent is a banner as a whole. */
    const whole = options.framed && document.body ? says(document.body) : "";
    return whole.length < 6000 && options.topic.some((word) => whole.includes(word)) ? document.body : null;
  }

  function stands(element) {
    const position = getComputedStyle(element).position;
    const role = element.getAttribute("role") || "";
    const name = `${element.id} ${element.getAttribute("class") || ""} ${element.localName}`.toLowerCase();
    return position === "fixed" || position === "sticky" || role.endsWith("dialog") || element.localName === "dialog"
      || element.getAttribute("aria-modal") === "true" || options.marks.some((mark) => name.includes(mark));
  }

  gather(document);
  /* What a button says is asked once: it is the dearest of all that is asked of a page of many links. */
  const buttons = found.filter((element) => shown(element)).map((element) => [element, label(element)]);
  for (const [element, words] of buttons) {
    const word = words.find((text) => decline.has(text));
    if (word && stays(element) && banner(element)) {
      element.click();
      return JSON.stringify({ what: "pressed", label: word });
    }
  }
  const agreed = ([, words]) => words.find((text) => agree.has(text));
  const agreeing = buttons.find((button) => agreed(button) && banner(button[0]));
  return JSON.stringify({ what: agreeing ? "left" : "none", label: agreeing ? agreed(agreeing) : "" });
})

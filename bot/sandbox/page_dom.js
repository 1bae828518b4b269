// The small part of a framework that this page needs: make nodes, change only what differs, keep focus where it is.
// Text goes into the document as text nodes only; the page's policy forbids everything else.

const DIRECT = new Set(["value", "checked", "disabled", "selected", "hidden"]);

export function h(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  node.append(...kids.flat(Infinity).filter((kid) => kid !== null && kid !== undefined && kid !== false && kid !== ""));
  return node;
}

function setProp(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (DIRECT.has(name)) node[name] = value;
  else node.setAttribute(name === "class" ? "class" : name, value === true ? "" : value);
}

export const $ = (selector, within = document) => within.querySelector(selector);

// Show the items as children of a box, one node per key. A node that stays is updated, never moved or rebuilt.
export function keyed(box, items, { key, build, update }) {
  const wanted = new Set(items.map(key));
  const known = new Map();
  for (const node of [...box.children]) {
    if (wanted.has(node.dataset.key)) known.set(node.dataset.key, node);
    else node.remove();
  }
  let at = box.firstElementChild;
  for (const item of items) {
    let node = known.get(key(item));
    if (!node) {
      node = build(item);
      node.dataset.key = key(item);
    }
    if (node === at) at = at.nextElementSibling;
    else box.insertBefore(node, at);
    update?.(node, item);
  }
}

// Rebuild the inside of a box when its signature changes. Answers "new", "changed" or "" (the same as before).
export function swap(box, signature, build) {
  if (box.signature === signature) return "";
  const first = box.signature === undefined;
  const focus = remember(box);
  box.replaceChildren(...[build()].flat(Infinity).filter(Boolean));
  box.signature = signature;
  restore(box, focus);
  return first ? "new" : "changed";
}

function remember(box) {
  const active = document.activeElement;
  if (!active || active === document.body || !box.contains(active)) return null;
  return {
    mark: active.dataset.f,
    value: active.value,
    from: textSelection(active)?.[0],
    to: textSelection(active)?.[1],
  };
}

function textSelection(node) {
  const isText = node.tagName === "TEXTAREA" || (node.tagName === "INPUT" && /^(text|search)$/.test(node.type));
  return isText ? [node.selectionStart, node.selectionEnd] : null;
}

function restore(box, focus) {
  if (!focus) return;
  const same = focus.mark && [...box.querySelectorAll("[data-f]")].find((node) => node.dataset.f === focus.mark);
  const target = same || box.closest("[tabindex]");
  if (!target) return;
  target.focus({ preventScroll: true });
  if (same && textSelection(same)) {
    same.value = focus.value;
    same.setSelectionRange(focus.from, focus.to);
  }
}

export function flash(node) {
  node.classList.remove("changed");
  void node.offsetWidth; // restarts the animation
  node.classList.add("changed");
}

// --- telling the person -----------------------------------------------------------------------------------------

export function announce(sentence) {
  const line = $("#say");
  line.textContent = "";
  requestAnimationFrame(() => (line.textContent = sentence));
}

export function toast(sentence, { bad = false, link = null } = {}) {
  const box = $("#toasts");
  const note = h("div", { class: bad ? "toast bad" : "toast" }, h("span", {}, sentence));
  if (link) note.append(h("button", { class: "link", onclick: () => { link.go(); note.remove(); } }, link.label));
  note.append(h("button", { class: "bare", "aria-label": "Close this message", onclick: () => note.remove() }, "×"));
  box.append(note);
  // Shown again each time, so that it lies above a dialog that has opened since.
  if (box.matches(":popover-open")) box.hidePopover();
  box.showPopover();
  setTimeout(() => note.remove(), bad ? 9000 : 5000);
}

// --- asking the person ------------------------------------------------------------------------------------------

export function ask({ title, body, yes = "Yes", no = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    const done = (answer) => { dialog.close(); dialog.remove(); resolve(answer); };
    const dialog = h("dialog", { class: "sheet small", "aria-label": title },
      h("h2", {}, title), h("div", { class: "sheet-body" }, body),
      h("footer", {},
        h("button", { class: "quiet", onclick: () => done(false) }, no),
        h("button", { class: danger ? "danger" : "primary", onclick: () => done(true), autofocus: true }, yes)));
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); done(false); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

// A menu beside the button that opened it. `items`: {label, hint?, pick} or {heading} or {node}.
export function menu(anchor, items, label) {
  const close = () => { if (list.isConnected) list.remove(); anchor.setAttribute("aria-expanded", "false"); };
  const list = h("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label });
  for (const item of items) list.append(menuItem(item, () => { list.hidePopover(); anchor.focus(); }));
  list.addEventListener("toggle", (event) => event.newState === "closed" && close());
  list.addEventListener("keydown", (event) => walkMenu(event, list));
  (anchor.closest("dialog") ?? document.body).append(list);
  list.showPopover();
  anchor.setAttribute("aria-expanded", "true");
  place(list, anchor);
  $("[role=menuitem], input", list)?.focus();
}

function menuItem(item, close) {
  if (item.heading) return h("div", { class: "menu-heading", role: "presentation" }, item.heading);
  if (item.node) return item.node(close);
  return h("button", { role: "menuitem", tabindex: "-1", class: item.class ?? "", onclick: () => { close(); item.pick(); } },
    h("span", {}, item.label), item.hint && h("small", {}, item.hint));
}

function walkMenu(event, list) {
  const items = [...list.querySelectorAll("[role=menuitem]")];
  const now = items.indexOf(document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined || document.activeElement.tagName === "INPUT") return;
  event.preventDefault();
  items[(next + items.length) % items.length]?.focus();
}

function place(list, anchor) {
  const button = anchor.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  const left = Math.max(8, Math.min(button.left, innerWidth - box.width - 8));
  const below = button.bottom + 6;
  const top = below + box.height > innerHeight - 8 ? Math.max(8, button.top - box.height - 6) : below;
  list.style.left = `${left}px`;
  list.style.top = `${top}px`;
}

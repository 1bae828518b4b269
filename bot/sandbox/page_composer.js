// Where somebody writes into Slack: Enter sends, Shift+Enter breaks the line, / offers commands.

import { h } from "./page_dom.js";

let made = 0;

// send(text) answers whether it went out; suggest(text) answers [{text, hint}] or nothing.
export function composer({ label, mark, send, suggest = () => [], small = false }) {
  const listId = `suggest${++made}`;
  const field = h("textarea", {
    class: "field", rows: "1", placeholder: label, "aria-label": label, "data-f": mark, "aria-controls": listId, "aria-autocomplete": "list",
  });
  const list = h("ul", { class: "suggest", id: listId, role: "listbox", "aria-label": "Commands", hidden: true });
  const button = h("button", { type: "submit", class: small ? "quiet" : "primary" }, "Send");
  const form = h("form", { class: small ? "composer small" : "composer" }, list, field, button);
  const offer = suggestions(list, field, suggest);
  const go = async () => {
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    offer.update();
    if (!(await send(text))) field.value ||= text;
    grow(field);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
  field.addEventListener("input", () => { offer.update(); grow(field); });
  field.addEventListener("blur", () => setTimeout(offer.hide, 150));
  field.addEventListener("keydown", (event) => {
    if (offer.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); go(); }
  });
  form.relabel = (words) => { field.placeholder = words; field.setAttribute("aria-label", words); };
  return form;
}

export function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 220)}px`;
}

function suggestions(list, field, suggest) {
  let items = [];
  let at = 0;
  let moved = false;
  const hide = () => { list.hidden = true; field.removeAttribute("aria-activedescendant"); };
  const mark = () => {
    [...list.children].forEach((node, index) => node.setAttribute("aria-selected", String(index === at)));
    field.setAttribute("aria-activedescendant", `${list.id}-${at}`);
  };
  const take = (item) => { field.value = item.text; field.focus(); update(); };
  const update = () => {
    items = suggest(field.value).filter((item) => item.text.trim() !== field.value.trim());
    at = 0;
    moved = false;
    list.replaceChildren(...items.map((item, index) => h("li", {
      role: "option", id: `${list.id}-${index}`, onmousedown: (event) => { event.preventDefault(); take(item); },
    }, h("strong", {}, item.text), h("span", {}, item.hint))));
    list.hidden = !items.length;
    if (items.length) mark(); else hide();
  };
  const key = (event) => {
    if (list.hidden) return false;
    if (event.key === "Escape") { hide(); return true; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      moved = true;
      at = (at + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length;
      mark();
      event.preventDefault();
      return true;
    }
    // Enter takes a suggestion that was walked to, or that completes half a command; else it sends what is there.
    const half = !/\s/.test(field.value) && items[at].text.startsWith(field.value) && !items[at].text.startsWith(`${field.value} `);
    if ((event.key === "Tab" && !event.shiftKey) || (event.key === "Enter" && (moved || half))) { take(items[at]); event.preventDefault(); return true; }
    return false;
  };
  return { update, hide, key };
}

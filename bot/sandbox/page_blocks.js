// Block Kit's layout blocks as nodes.

import { h, swap } from "./page_dom.js";
import { element } from "./page_elements.js";
import { dateText, emoji, link, mrkdwn, moment, names, text, who, words } from "./page_text.js";

export const blocks = (list, ctx) => (list ?? []).map((block, index) => oneBlock({ block_id: `b${index}`, ...block }, ctx));

// The same, keeping the nodes of blocks that did not change, and with them focus and what is being typed.
export function patchBlocks(box, list, ctx) {
  const old = new Map([...box.children].map((node) => [node.dataset.block, node]));
  const seen = {};
  const nodes = (list ?? []).map((block, index) => {
    const whole = { block_id: `b${index}`, ...block };
    // Only inputs need ids that last; other blocks may get a new one with every update and are known by their place.
    seen[block.type] = (seen[block.type] ?? 0) + 1;
    const name = block.type === "input" ? `input ${whole.block_id}` : `${block.type} ${seen[block.type]}`;
    const slot = old.get(name) ?? h("div", { class: "slot", "data-block": name });
    const typed = slot.querySelector("input[type=text], textarea")?.value;
    if (swap(slot, JSON.stringify(block), () => oneBlock(whole, ctx)) === "changed") keepTyped(slot, typed);
    return slot;
  });
  const same = nodes.length === box.children.length && nodes.every((node, index) => box.children[index] === node);
  if (!same) reorder(box, nodes);
}

function keepTyped(slot, typed) {
  const field = slot.querySelector("input[type=text], textarea");
  if (field && typed !== undefined) field.value = typed;
}

function reorder(box, nodes) {
  const staying = new Set(nodes);
  for (const node of [...box.children]) if (!staying.has(node)) node.remove();
  nodes.forEach((node, index) => {
    if (box.children[index] !== node) box.insertBefore(node, box.children[index] ?? null);
  });
}

function oneBlock(block, ctx) {
  const make = BLOCKS[block.type];
  return make ? make(block, ctx) : h("p", { class: "unknown" }, `(a block of type ${block.type})`);
}

const BLOCKS = {
  header: (block) => h("h3", { class: "b-header" }, words(block.text)),
  divider: () => h("hr", { class: "b-divider" }),
  section,
  context: (block) => h("div", { class: "b-context" }, block.elements.map(contextElement)),
  actions: (block, ctx) => h("div", { class: "b-actions" }, block.elements.map((each) => element(each, block, ctx))),
  input,
  rich_text: (block) => h("div", { class: "b-rich" }, block.elements.map(richPart)),
  image: (block) => h("p", { class: "b-image" }, `🖼 ${block.alt_text}`),
  markdown: (block) => h("div", { class: "b-section" }, mrkdwn(block.text.replace(/\*\*(.+?)\*\*/g, "*$1*"))),
};

function section(block, ctx) {
  // Words in ornamental quotes are somebody else's: they look like it.
  const theirs = /^❝/u.test(block.text?.text ?? "") ? " words" : "";
  return h("div", { class: (block.accessory ? "b-section with-accessory" : "b-section") + theirs },
    h("div", { class: "b-text" },
      text(block.text),
      block.fields && h("div", { class: "b-fields" }, block.fields.map((field) => h("div", {}, text(field))))),
    block.accessory && block.accessory.type !== "image" && h("div", { class: "b-accessory" }, element(block.accessory, block, ctx)));
}

const contextElement = (each) =>
  each.type === "image" ? h("span", { class: "b-image" }, each.alt_text) : h("span", { class: "b-note" }, text(each));

let labels = 0;

function input(block, ctx) {
  const field = element(block.element, block, ctx);
  const id = `in${++labels}`;
  const error = h("p", { class: "b-error", id: `${id}-error`, role: "alert" });
  field.id = id;
  field.setAttribute("aria-describedby", `${id}-error`);
  field.dataset.input = block.block_id;
  field.dataset.action = block.element.action_id;
  const group = field.matches("div");
  if (group) field.setAttribute("aria-labelledby", `${id}-label`);
  return h("div", { class: "b-input" },
    h(group ? "div" : "label", { id: `${id}-label`, class: "b-label", for: group ? null : id },
      words(block.label), block.optional && h("small", {}, " (optional)")),
    field, error, block.hint && h("p", { class: "b-hint" }, words(block.hint)));
}

// --- rich text ----------------------------------------------------------------------------------------------------

const RICH = {
  rich_text_section: (part) => h("div", { class: "para" }, part.elements.map(richInline)),
  rich_text_quote: (part) => h("blockquote", {}, part.elements.map(richInline)),
  rich_text_preformatted: (part) => h("pre", {}, part.elements.map(richInline)),
  rich_text_list: (part) => h(part.style === "ordered" ? "ol" : "ul", { class: `indent-${part.indent ?? 0}` },
    part.elements.map((item) => h("li", {}, item.elements.map(richInline)))),
};

const richPart = (part) => RICH[part.type]?.(part) ?? null;

function richInline(each) {
  const style = each.style ?? {};
  let node = richLeaf(each);
  if (style.code) node = h("code", {}, node);
  if (style.strike) node = h("s", {}, node);
  if (style.italic) node = h("em", {}, node);
  return style.bold ? h("strong", {}, node) : node;
}

const LEAVES = {
  text: (each) => each.text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line])),
  link: (each) => link(each.url, each.text ?? each.url),
  emoji: (each) => emoji(each.name),
  user: (each) => who(each.user_id),
  usergroup: (each) => h("span", { class: "tag" }, `@${names.groups.get(each.usergroup_id) ?? "group"}`),
  channel: (each) => h("span", { class: "tag" }, `#${names.channels.get(each.channel_id) ?? "channel"}`),
  broadcast: (each) => h("span", { class: "tag" }, `@${each.range}`),
  color: (each) => each.value,
  date: (each) => (Number.isFinite(each.timestamp) ? moment(each.timestamp * 1000, each.format) : each.fallback ?? dateText(0, each.format)),
};

function richLeaf(each) {
  const made = LEAVES[each.type]?.(each) ?? "";
  return Array.isArray(made) ? h("span", {}, made) : made;
}

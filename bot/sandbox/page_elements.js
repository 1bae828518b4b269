// Block Kit's interactive elements. Each answers through `ctx.act(node, {block_id, action_id, option?, value?})`.
// Inputs of modals carry `read()`, which gives their value as POST /_as/…/submit wants it.

import { ask, h, menu } from "./page_dom.js";
import { link, names, text, words } from "./page_text.js";

// ctx: {id, act(node, payload), type(payload), state(block_id, action_id)}
export function element(spec, block, ctx) {
  const make = MAKERS[spec.type];
  if (!make) return h("span", { class: "unknown" }, `(${spec.type})`);
  // Slack makes up a new block_id on every update of a message, so focus is kept by action and value there.
  const place = block.type === "input" ? block.block_id : spec.value ?? "";
  return make(spec, block, ctx, `${ctx.id}/${place}/${spec.action_id ?? ""}`);
}

const address = (spec, block) => ({ block_id: block.block_id, action_id: spec.action_id });

async function confirmed(confirm) {
  if (!confirm) return true;
  return ask({
    title: words(confirm.title), body: h("div", {}, text(confirm.text)),
    yes: words(confirm.confirm), no: words(confirm.deny), danger: confirm.style === "danger",
  });
}

async function act(node, spec, payload, ctx) {
  const sure = await confirmed(spec.confirm);
  if (sure) await ctx.act(node, payload);
  return sure;
}

function button(spec, block, ctx, mark) {
  const style = spec.style ?? "plain";
  const press = (event) => act(event.currentTarget, spec, { ...address(spec, block), value: spec.value }, ctx);
  const props = { class: `btn ${style}`, "data-f": mark, "aria-label": spec.accessibility_label, onclick: press };
  if (!spec.url) return h("button", { type: "button", ...props }, words(spec.text));
  const anchor = link(spec.url, words(spec.text));
  if (anchor.nodeType !== Node.ELEMENT_NODE) return h("button", { type: "button", ...props }, words(spec.text));
  anchor.className = props.class;
  anchor.dataset.f = mark;
  anchor.addEventListener("click", press);
  return anchor;
}

const groupsOf = (spec) => spec.option_groups ?? [{ label: null, options: spec.options ?? [] }];
const optionsOf = (spec) => groupsOf(spec).flatMap((group) => group.options);

function choices(spec, pick) {
  return groupsOf(spec).flatMap((group) => [
    ...(group.label ? [{ heading: words(group.label) }] : []),
    ...group.options.map((option) => ({
      label: words(option.text), hint: words(option.description), pick: () => pick(option),
    })),
  ]);
}

// A select in a message acts at once, so it is a menu and not a list that a stray arrow key could change.
function selectMenu(spec, block, ctx, mark) {
  const chosen = ctx.state(block.block_id, spec.action_id)?.selected_option ?? spec.initial_option;
  const label = chosen ? words(chosen.text) : words(spec.placeholder) || "Choose";
  const open = (event) => {
    const opener = event.currentTarget;
    const pick = (option) => act(opener, spec, { ...address(spec, block), option: option.value }, ctx);
    menu(opener, choices(spec, pick), label);
  };
  return h("button", { type: "button", class: "btn plain select", "data-f": mark, "aria-haspopup": "menu", onclick: open },
    label, h("span", { class: "caret", "aria-hidden": "true" }, "▾"));
}

function overflow(spec, block, ctx, mark) {
  const open = (event) => {
    const opener = event.currentTarget;
    const pick = (option) => {
      if (option.url) link(option.url, "").click?.();
      return act(opener, spec, { ...address(spec, block), option: option.value }, ctx);
    };
    menu(opener, choices(spec, pick), "More actions");
  };
  return h("button", {
    type: "button", class: "btn plain dots", "data-f": mark, "aria-haspopup": "menu", "aria-label": "More actions", onclick: open,
  }, "⋯");
}

function nativeSelect(spec, block, ctx, mark) {
  const many = spec.type.startsWith("multi_");
  const state = ctx.state(block.block_id, spec.action_id);
  const picked = new Set((many ? state?.selected_options ?? spec.initial_options ?? [] : [state?.selected_option ?? spec.initial_option])
    .filter(Boolean).map((option) => option.value));
  const option = (each) => h("option", { value: each.value, selected: picked.has(each.value) }, words(each.text));
  const kids = groupsOf(spec).map((group) =>
    group.label ? h("optgroup", { label: words(group.label) }, group.options.map(option)) : group.options.map(option));
  const empty = !many && h("option", { value: "", selected: !picked.size }, words(spec.placeholder) || "Choose …");
  const node = h("select", { class: "field", "data-f": mark, multiple: many, onchange: () => changed() }, empty, kids);
  node.read = () => (many ? [...node.selectedOptions].map((each) => each.value) : node.value || null);
  const changed = () => report(node, spec, block, ctx);
  return node;
}

const PEOPLE = { users: "users", conversations: "channels", channels: "channels" };

// Pickers of people and channels are selects whose options the workspace knows.
function picker(spec, block, ctx, mark) {
  const [kind] = spec.type.replace("multi_", "").split("_");
  const sign = kind === "users" ? "" : "#";
  const options = [...names[PEOPLE[kind]]].map(([value, name]) => ({ value, text: { text: sign + name } }));
  const many = spec.type.startsWith("multi_");
  const initial = (id) => id && options.find((option) => option.value === id);
  const singular = kind.slice(0, -1);
  const state = ctx.state(block.block_id, spec.action_id) ?? {};
  const first = many
    ? (state[`selected_${kind}`] ?? spec[`initial_${kind}`] ?? []).map(initial)
    : initial(state[`selected_${singular}`] ?? spec[`initial_${singular}`]);
  const known = { ...spec, option_groups: undefined, options, initial_options: many ? first : [], initial_option: many ? null : first };
  return nativeSelect(known, block, { ...ctx, state: () => undefined }, mark);
}

function boxes(spec, block, ctx, mark) {
  const kind = spec.type === "checkboxes" ? "checkbox" : "radio";
  const state = ctx.state(block.block_id, spec.action_id);
  const chosen = kind === "checkbox"
    ? state?.selected_options ?? spec.initial_options ?? []
    : [state?.selected_option ?? spec.initial_option].filter(Boolean);
  const picked = new Set(chosen.map((option) => option.value));
  const inputs = optionsOf(spec).map((option, index) =>
    h("input", { type: kind, name: mark, value: option.value, "data-f": `${mark}/${index}`, checked: picked.has(option.value) }));
  const node = h("div", { class: "boxes", role: kind === "radio" ? "radiogroup" : "group", onchange: () => report(node, spec, block, ctx) },
    optionsOf(spec).map((option, index) => h("label", { class: "box" }, inputs[index],
      h("span", {}, text(option.text), option.description && h("small", {}, text(option.description))))));
  const values = () => inputs.filter((input) => input.checked).map((input) => input.value);
  node.read = () => (kind === "checkbox" ? values() : values()[0] ?? null);
  return node;
}

const PICKERS = { datepicker: ["date", "selected_date", "initial_date"], timepicker: ["time", "selected_time", "initial_time"] };

function moment(spec, block, ctx, mark) {
  const [type, now, first] = PICKERS[spec.type];
  const value = ctx.state(block.block_id, spec.action_id)?.[now] ?? spec[first] ?? "";
  const node = h("input", { class: "field", type, value, "data-f": mark, onchange: () => report(node, spec, block, ctx) });
  node.read = () => node.value || null;
  return node;
}

function dateTime(spec, block, ctx, mark) {
  const seconds = ctx.state(block.block_id, spec.action_id)?.selected_date_time ?? spec.initial_date_time;
  const local = seconds ? new Date(seconds * 1000 - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16) : "";
  const node = h("input", { class: "field", type: "datetime-local", value: local, "data-f": mark, onchange: () => report(node, spec, block, ctx) });
  node.read = () => (node.value ? Math.round(new Date(node.value).getTime() / 1000) : null);
  return node;
}

function textInput(spec, block, ctx, mark) {
  const value = ctx.state(block.block_id, spec.action_id)?.value ?? spec.initial_value ?? "";
  const props = { class: "field", "data-f": mark, placeholder: words(spec.placeholder), maxlength: spec.max_length, oninput: () => later() };
  const node = spec.multiline ? h("textarea", { rows: "6", ...props }) : h("input", { type: "text", ...props });
  node.value = value;
  node.read = () => node.value || null;
  let timer;
  const send = (enter = false) => {
    clearTimeout(timer);
    node.unsent = false;
    return ctx.type?.({ ...address(spec, block), text: node.value, ...(enter ? { enter: true } : {}) });
  };
  const later = () => { clearTimeout(timer); node.unsent = true; timer = setTimeout(send, 180); };
  node.flush = () => (node.unsent ? send() : null);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !spec.multiline && block.dispatch_action) { event.preventDefault(); send(true); }
  });
  return node;
}

// In a section or an actions block a choice acts at once; in an input block only if the block says so.
function report(node, spec, block, ctx) {
  if (block.type === "input" && !block.dispatch_action) return;
  ctx.act(node, { ...address(spec, block), option: node.read() });
}

const select = (spec, block, ctx, mark) =>
  (block.type === "input" ? nativeSelect : selectMenu)(spec, block, ctx, mark);

const MAKERS = {
  button, overflow, static_select: select, multi_static_select: nativeSelect, checkboxes: boxes, radio_buttons: boxes,
  users_select: picker, multi_users_select: picker, conversations_select: picker, multi_conversations_select: picker,
  channels_select: picker, multi_channels_select: picker, datepicker: moment, timepicker: moment, datetimepicker: dateTime,
  plain_text_input: textInput, email_text_input: textInput, url_text_input: textInput, number_input: textInput,
};

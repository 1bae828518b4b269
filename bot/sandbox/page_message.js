// One Slack message: author, text or blocks, reactions, thread.

import { attempt, post } from "./page_api.js";
import { h, flash, keyed, menu, swap, toast } from "./page_dom.js";
import { blocks } from "./page_blocks.js";
import { composer } from "./page_composer.js";
import { codeOf, emoji, hour, moment, mrkdwn, names } from "./page_text.js";

const QUICK = ["eyes", "white_check_mark", "rotating_light", "+1"];
const STRIPES = [[/^(?:🔴|🚨|⏰|❗)/u, "urgent"], [/^(?:🟠|⚠)/u, "high"], [/^(?:🟡|⏳|⌛)/u, "waiting"], [/^(?:🟢|✅|✔|🎉)/u, "good"]];

export const nameOf = (id) => names.users.get(id) ?? id;

export const avatar = (name, id) =>
  h("span", { class: `avatar hue-${hueOf(id)}`, "aria-hidden": "true" },
    name.split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase());

export const hueOf = (id) => [...id].reduce((sum, sign) => (sum * 53 + sign.codePointAt(0)) % 4001, 2) % 8;

// Build the node of a message; room = {user(), channel(), after(), opened: Set of timestamps with an open thread}.
export function buildMessage(message, room) {
  const node = h("li", { class: "msg", tabindex: "-1" },
    h("div", { class: "msg-face" }), h("div", { class: "msg-main" },
      h("div", { class: "msg-head" }), h("div", { class: "msg-body" }), h("p", { class: "msg-trouble", role: "alert" }),
      h("div", { class: "msg-foot" }), h("div", { class: "thread", hidden: true })));
  if (message.whisper) node.classList.add("whisper");
  return node;
}

export function updateMessage(node, message, room) {
  const slot = (name) => node.querySelector(`:scope > .msg-main > .${name}`);
  const user = room.user();
  swap(node.firstElementChild, message.user, () => face(message));
  swap(slot("msg-head"), JSON.stringify([message.user, message.edited, message.whisper]), () => head(message, room));
  const shape = JSON.stringify([user, message.blocks, message.text, message.deleted]);
  if (swap(slot("msg-body"), shape, () => body(message, room, node)) === "changed") flash(node);
  if (message.whisper) return;
  const open = room.opened.has(message.ts);
  const foot = JSON.stringify([user, message.reactions, message.replies?.length, open]);
  swap(slot("msg-foot"), foot, () => footer(message, room, node));
  thread(slot("thread"), message, room, open);
}

function face(message) {
  const bot = message.user === "U0AMENDS";
  return bot ? h("span", { class: "avatar bot", "aria-hidden": "true" }, "A") : avatar(nameOf(message.user), message.user);
}

function head(message, room) {
  return [
    h("strong", {}, nameOf(message.user)),
    message.user === "U0AMENDS" && h("span", { class: "badge" }, "app"),
    moment(Number(message.ts) * 1000, hour(Number(message.ts) * 1000)),
    message.edited && h("small", {}, "edited"),
    message.whisper && h("span", { class: "only" }, "only visible to you"),
    message.whisper && h("button", { class: "bare", "aria-label": "Dismiss this message", onclick: () => room.dismiss(message.ts) }, "×"),
  ];
}

function body(message, room, node) {
  if (message.deleted) return h("p", { class: "gone" }, "This message was deleted.");
  if (!message.blocks?.length) return h("div", { class: "bubble" }, mrkdwn(message.text ?? ""));
  if (message.user !== "U0AMENDS") return h("div", { class: "bubble" }, blocks(message.blocks, { id: message.ts, state: () => undefined }));
  const header = message.blocks.find((block) => block.type === "header")?.text.text ?? "";
  const stripe = STRIPES.find(([signs]) => signs.test(header))?.[1] ?? "calm";
  const ctx = {
    id: message.ts,
    state: () => undefined,
    act: (button, payload) => press(button, node, message, payload, room),
  };
  return h("div", { class: `card ${stripe}` }, blocks(message.blocks, ctx));
}

async function press(button, node, message, payload, room) {
  const trouble = node.querySelector(".msg-trouble");
  trouble.textContent = "";
  button.setAttribute("aria-busy", "true");
  const answer = await attempt(post(`/_as/${room.user()}/click`, { channel: room.channel(), ts: message.ts, ...payload }));
  button.removeAttribute("aria-busy");
  if (answer?.ack === false) trouble.textContent = "The app did not answer in time. Is the bot running?";
  room.after();
}

// --- reactions ----------------------------------------------------------------------------------------------------

function footer(message, room, node) {
  const user = room.user();
  const chips = Object.entries(message.reactions ?? {}).map(([name, users]) => {
    const mine = users.includes(user);
    return h("button", {
      class: "chip", "aria-pressed": String(mine), "data-f": `${message.ts}/chip/${name}`, title: `${users.map(nameOf).join(", ")} :${name}:`,
      "aria-label": `${name}, ${users.length}${mine ? ", yours too" : ""}`, onclick: () => react(message, room, name, mine),
    }, emoji(name), h("span", {}, users.length));
  });
  const replies = message.replies?.length ?? 0;
  const open = room.opened.has(message.ts);
  const label = open ? "Hide thread" : replies ? `${replies} ${replies === 1 ? "reply" : "replies"}` : "Reply";
  return [
    chips,
    h("button", { class: "chip add", "data-f": `${message.ts}/add`, "aria-label": "Add a reaction", "aria-haspopup": "menu", onclick: (event) => picker(event.currentTarget, message, room) }, "☺+"),
    h("button", { class: replies ? "chip thread-open has" : "chip thread-open", "data-f": `${message.ts}/thread`, "aria-expanded": String(open), onclick: () => toggle(message, room) }, label),
    room.shortcuts.length > 0 && h("button", { class: "chip add", "data-f": `${message.ts}/more`, "aria-label": "Message shortcuts", "aria-haspopup": "menu", onclick: (event) => shortcuts(event.currentTarget, message, room) }, "⋯"),
  ];
}

async function react(message, room, name, mine) {
  await attempt(post(`/_as/${room.user()}/${mine ? "unreact" : "react"}`, { channel: room.channel(), ts: message.ts, name }));
  room.after();
}

function picker(anchor, message, room) {
  const mine = (name) => (message.reactions?.[name] ?? []).includes(room.user());
  const items = QUICK.map((name) => ({ label: emoji(name), class: "emoji", pick: () => react(message, room, name, mine(name)) }));
  const typed = (close) => h("form", { class: "menu-form", onsubmit: (event) => {
    event.preventDefault();
    const name = codeOf(event.target.elements.name.value);
    close();
    if (name) react(message, room, name, mine(name));
  } }, h("input", { name: "name", class: "field", placeholder: "or a name: tada", "aria-label": "Name of an emoji", autocomplete: "off" }));
  menu(anchor, [...items, { node: typed }], "Add a reaction");
}

function shortcuts(anchor, message, room) {
  const run = async (callback) => {
    const answer = await attempt(post(`/_as/${room.user()}/shortcut`, { callback_id: callback, channel: room.channel(), ts: message.ts }));
    if (answer?.ack === false) toast("The app did not answer in time. Is the bot running?", { bad: true });
    room.after();
  };
  menu(anchor, room.shortcuts.map((each) => ({ label: each.name, pick: () => run(each.callback_id) })), "Message shortcuts");
}

// --- threads ------------------------------------------------------------------------------------------------------

function toggle(message, room) {
  if (!room.opened.delete(message.ts)) room.opened.add(message.ts);
  room.redraw();
  if (room.opened.has(message.ts)) document.querySelector(`[data-key="${room.channel()}/${message.ts}"] .thread textarea`)?.focus();
}

function thread(box, message, room, open) {
  box.hidden = !open;
  if (!open) return;
  if (!box.firstElementChild) {
    box.append(h("ol", { class: "replies", "aria-label": "Thread" }), composer({
      label: "Reply in the thread", mark: `${message.ts}/reply`, small: true,
      send: async (text) => {
        const sent = await attempt(post(`/_as/${room.user()}/message`, { channel: room.channel(), text, thread_ts: message.ts }));
        room.after();
        return Boolean(sent);
      },
    }));
  }
  const replies = [...(message.replies ?? []), ...room.whispersIn(message.ts)].sort((a, b) => Number(a.ts) - Number(b.ts));
  keyed(box.firstElementChild, replies, {
    key: (reply) => reply.ts,
    build: (reply) => buildMessage(reply, room),
    update: (reply, item) => updateReply(reply, item, room),
  });
}

// A reply is a message without a thread of its own.
function updateReply(node, reply, room) {
  updateMessage(node, reply, { ...room, opened: new Set(), shortcuts: [], whispersIn: () => [] });
  node.querySelector(".thread-open")?.remove();
}

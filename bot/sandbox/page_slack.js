// The right half of the page: a Slack workspace seen through the eyes of one person at a time.

import { attempt, get, post } from "./page_api.js";
import { $, announce, h, keyed, swap, toast } from "./page_dom.js";
import { composer } from "./page_composer.js";
import { avatar, buildMessage, nameOf, updateMessage } from "./page_message.js";
import { clock, names } from "./page_text.js";
import { showHome, showModals } from "./page_views.js";

const HOME = "home";
const NEWEST = 50; // messages per channel that the page looks at, until somebody asks for older ones
const page = {
  user: sessionStorage.getItem("user") ?? "U0SAM",
  place: sessionStorage.getItem("place") ?? "C0COMPLAINTS",
  chosen: sessionStorage.getItem("place") !== null,
  data: null,
  read: JSON.parse(sessionStorage.getItem("read") ?? "{}"),
  opened: new Set(),
  follow: false,
  newest: NEWEST,
  dismissed: new Set(),
};
const meta = JSON.parse($("meta[name=sandbox-app]").content);

export async function refreshSlack() {
  const asked = `${page.user}`;
  const data = await attempt(get(`/_slack/state?user=${asked}&limit=${page.newest}`));
  if (!data || asked !== page.user) return;
  data.channels = data.channels.filter((channel) => (data.members?.[channel.id] ?? [asked]).includes(asked));
  if (page.place !== HOME && !data.channels.some((channel) => channel.id === page.place)) page.place = data.channels[0].id;
  if (!page.chosen) page.place = data.channels.find((channel) => channel.messages.length)?.id ?? page.place;
  page.chosen = true; // later on only people change the channel
  page.data = data;
  clock.ahead = instant(data.now) - Date.now();
  names.users = new Map(Object.values(data.users).map((user) => [user.id, user.name]));
  names.groups = new Map(Object.values(data.groups).map((group) => [group.id, group.handle ?? group.name]));
  names.channels = new Map(data.channels.map((channel) => [channel.id, channel.name]));
  draw();
}

const instant = (value) => (typeof value === "number" ? value * 1000 : Date.parse(value)) || Date.now();

const room = {
  user: () => page.user,
  channel: () => page.place,
  after: () => refreshSlack(),
  redraw: () => draw(),
  opened: page.opened,
  shortcuts: meta.shortcuts,
  dismiss: (ts) => { page.dismissed.add(ts); draw(); },
  whispersIn: (thread) => whispers().filter((each) => each.thread_ts === thread),
};

// --- drawing ------------------------------------------------------------------------------------------------------

function draw() {
  const data = page.data;
  const here = data.channels.find((channel) => channel.id === page.place);
  noticeNew(data);
  drawPeople(data);
  drawChannels(data);
  const atHome = page.place === HOME;
  $("#home").hidden = !atHome;
  $("#messages").hidden = atHome;
  $("#slack-composer").hidden = atHome;
  $("#room-name").textContent = atHome ? "Home" : `#${here?.name ?? "…"}`;
  if (atHome) showHome($("#home"), page.user, data.home, room.after);
  else drawMessages(here?.messages ?? []);
  showModals(page.user, data.views ?? [], room.after);
}

function drawPeople(data) {
  const staff = Object.values(data.users).filter((user) => !user.is_bot);
  const inGroup = new Set(Object.values(data.groups).flatMap((group) => group.users));
  const role = (user) => (user.is_restricted ? "guest" : inGroup.has(user.id) ? "staff" : "not in support");
  swap($("#people"), JSON.stringify([staff, page.user]), () => staff.map((user) => {
    const choose = () => { page.user = user.id; sessionStorage.setItem("user", user.id); page.place === HOME ? go(HOME) : refreshSlack(); };
    return h("label", { class: "person", title: `${user.name}, ${role(user)}` },
      h("input", { type: "radio", name: "person", value: user.id, checked: user.id === page.user, "data-f": `person/${user.id}`, onchange: choose, "aria-label": `${user.name}, ${role(user)}` }),
      avatar(user.name, user.id), h("span", { class: "person-name" }, user.name.split(" ")[0]),
      user.is_restricted && h("small", {}, "guest"));
  }));
}

function drawChannels(data) {
  const entries = [...data.channels.map((channel) => ({ ...channel, unread: unread(channel) })), { id: HOME, name: "Home", unread: 0 }];
  const look = entries.map((each) => [each.id, each.name, each.unread, each.id === page.place]);
  swap($("#channels"), JSON.stringify(look), () => entries.map((each) =>
    h("button", {
      class: each.unread ? "channel unread" : "channel", "data-f": `channel/${each.id}`, "aria-current": each.id === page.place ? "page" : null,
      "aria-label": each.unread ? `${each.name}, ${each.unread} unread` : each.name, onclick: () => go(each.id),
    }, h("span", { class: "channel-name" }, each.id === HOME ? "⌂ Home" : `# ${each.name}`), each.unread > 0 && h("span", { class: "count" }, each.unread))));
  $("#channels [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const total = entries.reduce((sum, each) => sum + each.unread, 0);
  const badge = $("#slack-badge");
  badge.textContent = total || "";
  badge.hidden = !total;
}

function whispers() {
  return (page.data.ephemerals ?? [])
    .filter((each) => each.channel === page.place && !page.dismissed.has(each.ts))
    .map((each) => ({ user: "U0AMENDS", ...each, whisper: true }));
}

function drawMessages(messages) {
  const box = $("#messages");
  const atEnd = page.follow || box.scrollHeight - box.scrollTop - box.clientHeight < 80 || box.place !== page.place;
  page.follow = false;
  const all = [...messages, ...whispers().filter((each) => !each.thread_ts)].sort((a, b) => Number(a.ts) - Number(b.ts));
  keyed($("#list"), all, {
    key: (message) => `${page.place}/${message.ts}`,
    build: (message) => buildMessage(message, room),
    update: (node, message) => updateMessage(node, message, room),
  });
  $("#room-empty").hidden = all.length > 0;
  $("#older-messages").hidden = messages.length < page.newest;
  const fresh = all.at(-1)?.ts !== box.last && box.place === page.place;
  if (atEnd) toEnd();
  else if (fresh) $("#below").hidden = false;
  box.place = page.place;
  box.last = all.at(-1)?.ts;
}

function toEnd() {
  const box = $("#messages");
  box.scrollTop = box.scrollHeight;
  $("#below").hidden = true;
}

function older() {
  page.newest *= 4;
  refreshSlack();
}

// --- what is new --------------------------------------------------------------------------------------------------

function unread(channel) {
  const seen = (page.read[page.user] ??= {});
  if (channel.id === page.place && seen[channel.id] !== channel.messages.at(-1)?.ts) {
    seen[channel.id] = channel.messages.at(-1)?.ts;
    sessionStorage.setItem("read", JSON.stringify(page.read));
  }
  return channel.messages.filter((message) => message.ts > (seen[channel.id] ?? "0") && message.user !== page.user).length;
}

let known = null;

function noticeNew(data) {
  const all = data.channels.flatMap((channel) => channel.messages.map((message) => ({ ...message, channel })));
  const before = known;
  known = new Set(all.map((message) => `${message.channel.id}/${message.ts}`));
  if (!before) return;
  const fresh = all.filter((message) => !before.has(`${message.channel.id}/${message.ts}`) && message.user !== page.user);
  const last = fresh.at(-1);
  if (!last) return;
  announce(`${nameOf(last.user)} in ${last.channel.name}: ${last.text}`);
  if (last.channel.id !== page.place) {
    toast(`New in #${last.channel.name}`, { link: { label: "Show", go: () => { go(last.channel.id); document.dispatchEvent(new CustomEvent("show", { detail: "slack" })); } } });
  }
}

export function go(place) {
  page.place = place;
  page.chosen = true;
  sessionStorage.setItem("place", place);
  if (place === HOME) attempt(post(`/_as/${page.user}/home`, {})).then(refreshSlack);
  if (page.data) draw();
}

// --- writing ------------------------------------------------------------------------------------------------------

async function send(text) {
  page.follow = true; // what somebody sends, and what comes back, they want to see
  const command = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/.exec(text);
  if (command) return run(command[1], command[2] ?? "");
  const sent = await attempt(post(`/_as/${page.user}/message`, { channel: page.place, text }));
  await refreshSlack();
  return Boolean(sent);
}

async function run(command, text) {
  const answer = await attempt(post(`/_as/${page.user}/command`, { command, text, channel: page.place }));
  if (!answer) return false;
  if (answer.ack === false) toast(`${command} did not answer in time. Is the bot running?`, { bad: true });
  page.follow = true;
  await refreshSlack();
  return true;
}

function suggest(typed) {
  if (!typed.startsWith("/")) return [];
  return meta.commands.filter((each) => each.text.startsWith(typed.trimEnd()) || each.text.startsWith(typed)).slice(0, 8);
}

export function startSlack() {
  const form = composer({ label: "Message, or / for a command", mark: "slack/composer", send, suggest });
  $("#slack-composer").append(form);
  $("#below").addEventListener("click", toEnd);
  $("#older-messages").addEventListener("click", older);
}

export const focusComposer = () => {
  if (page.place === HOME) go("C0COMPLAINTS");
  $("#slack-composer textarea").focus();
};


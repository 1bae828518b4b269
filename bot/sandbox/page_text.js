// Slack's text forms as nodes: mrkdwn, plain text with emoji codes, date tokens. Nothing here ever parses HTML.

import { h } from "./page_dom.js";

export const EMOJI = {
  eyes: "👀", white_check_mark: "✅", heavy_check_mark: "✔️", rotating_light: "🚨", "+1": "👍", thumbsup: "👍",
  "-1": "👎", thumbsdown: "👎", red_circle: "🔴", large_orange_circle: "🟠", orange_circle: "🟠",
  large_yellow_circle: "🟡", yellow_circle: "🟡", large_green_circle: "🟢", green_circle: "🟢",
  large_blue_circle: "🔵", blue_circle: "🔵", white_circle: "⚪", black_circle: "⚫", warning: "⚠️", alarm_clock: "⏰",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", x: "❌", heart: "❤️", tada: "🎉", pray: "🙏", raised_hands: "🙌",
  sparkles: "✨", bell: "🔔", no_bell: "🔕", zzz: "💤", speech_balloon: "💬", memo: "📝", pencil2: "✏️", pencil: "📝",
  link: "🔗", lock: "🔒", inbox_tray: "📥", outbox_tray: "📤", package: "📦", bulb: "💡", fire: "🔥", star: "⭐",
  coffee: "☕", question: "❓", exclamation: "❗", no_entry: "⛔", no_entry_sign: "🚫", wave: "👋", ok_hand: "👌",
  arrow_right: "➡️", arrow_up: "⬆️", arrow_down: "⬇️", arrows_counterclockwise: "🔄", wastebasket: "🗑️", mag: "🔍",
  bar_chart: "📊", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", email: "✉️", smile: "😄",
  slightly_smiling_face: "🙂", cry: "😢", rage: "😡", sob: "😭", thinking_face: "🤔", clap: "👏", rocket: "🚀",
  calendar: "📅", mega: "📣", lifebuoy: "🛟", ring_buoy: "🛟", handshake: "🤝", seedling: "🌱", gift: "🎁",
};

export const emoji = (name) => EMOJI[name.split("::")[0]] ?? `:${name}:`;

export const codeOf = (typed) => {
  const plain = typed.trim().replace(/^:|:$/g, "").toLowerCase();
  const known = Object.entries(EMOJI).find(([, sign]) => sign.replace("\ufe0f", "") === plain.replace("\ufe0f", ""));
  return known ? known[0] : plain;
};

// Names of users, groups and channels; page_slack.js fills them in.
export const names = { users: new Map(), groups: new Map(), channels: new Map() };

export const clock = { ahead: 0, now: () => Date.now() + clock.ahead };

// --- time ---------------------------------------------------------------------------------------------------------

export function ago(when) {
  const seconds = Math.round((clock.now() - when) / 1000);
  const size = Math.abs(seconds);
  if (size < 10) return "now";
  const [count, unit] = size < 60 ? [size, "s"] : size < 3600 ? [size / 60, "min"] : size < 86400 ? [size / 3600, "h"] : [size / 86400, "d"];
  return seconds < 0 ? `in ${Math.round(count)} ${unit}` : `${Math.round(count)} ${unit} ago`;
}

export const hour = (when) => new Date(when).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
const day = (when, style) => new Date(when).toLocaleDateString([], style);

const near = (when) => {
  const days = Math.round((new Date(when).setHours(0, 0, 0, 0) - new Date(clock.now()).setHours(0, 0, 0, 0)) / 864e5);
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days];
};

const SHORT = { day: "numeric", month: "short", year: "numeric" };
const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const DAY = { day: "numeric", month: "long", year: "numeric" };
const TOKENS = {
  date_num: (when) => new Date(when).toISOString().slice(0, 10),
  date: (when) => day(when, DAY),
  date_short: (when) => day(when, SHORT),
  date_long: (when) => day(when, LONG),
  date_pretty: (when) => near(when) ?? day(when, DAY),
  date_short_pretty: (when) => near(when) ?? day(when, SHORT),
  date_long_pretty: (when) => near(when) ?? day(when, LONG),
  time: hour,
  time_secs: (when) => new Date(when).toLocaleTimeString(),
  ago,
};

export const dateText = (when, format) =>
  format.replace(/\{(\w+)\}/g, (whole, token) => TOKENS[token]?.(when) ?? whole);

// A moment that stays right while the page is open: tick() writes it again.
export function moment(when, format = "{ago}") {
  const full = new Date(when).toLocaleString();
  return h("time", { datetime: new Date(when).toISOString(), title: full, "data-when": when, "data-format": format },
    dateText(when, format));
}

export function tick() {
  for (const node of document.querySelectorAll("time[data-when]")) {
    const text = dateText(Number(node.dataset.when), node.dataset.format);
    if (node.textContent !== text) node.textContent = text;
  }
}

// --- links --------------------------------------------------------------------------------------------------------

const LOOPBACK = ["127.0.0.1", "localhost"];
const isHere = (url) => url.origin === location.origin
  || (url.port === location.port && LOOPBACK.includes(url.hostname) && LOOPBACK.includes(location.hostname));

export function link(href, label) {
  let url;
  try { url = new URL(href, location.href); } catch { return document.createTextNode(label); }
  if (!["http:", "https:", "mailto:"].includes(url.protocol)) return document.createTextNode(label);
  const here = isHere(url) && url.hash;
  return here
    ? h("a", { href: url.hash }, label)
    : h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, label);
}

// --- mrkdwn -------------------------------------------------------------------------------------------------------

const unescape = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+(?:::[a-z0-9-]+)?):/g, (whole, name) => EMOJI[name] ?? whole);

const PATTERN = /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])/g;

export function inline(text) {
  const out = [];
  let from = 0;
  for (const found of text.matchAll(PATTERN)) {
    out.push(...plain(text.slice(from, found.index)));
    const [, pre, code, angle, bold, italic, strike] = found;
    if (pre !== undefined) out.push(h("pre", {}, unescape(pre)));
    else if (code !== undefined) out.push(h("code", {}, unescape(code)));
    else if (angle !== undefined) out.push(reference(angle));
    else if (bold !== undefined) out.push(h("strong", {}, inline(bold)));
    else if (italic !== undefined) out.push(h("em", {}, inline(italic)));
    else out.push(h("s", {}, inline(strike)));
    from = found.index + found[0].length;
  }
  out.push(...plain(text.slice(from)));
  return out;
}

const plain = (text) => text
  .split("\n")
  .flatMap((line, index) => (index ? [h("br"), withEmoji(unescape(line))] : [withEmoji(unescape(line))]))
  .filter((part) => part !== "");

function reference(inside) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : unescape(inside.slice(bar + 1));
  if (target.startsWith("@")) return who(target.slice(1));
  if (target.startsWith("#")) return h("span", { class: "tag" }, `#${names.channels.get(target.slice(1)) ?? (label || "channel")}`);
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!subteam^")) return h("span", { class: "tag" }, `@${names.groups.get(target.slice(9)) ?? (label || "group")}`);
  if (target.startsWith("!")) return h("span", { class: "tag" }, `@${label || target.slice(1)}`);
  return link(unescape(target), label || unescape(target).replace(/^mailto:/, ""));
}

export const who = (id) => h("span", { class: "tag" }, `@${(names.users.get(id) ?? id).split(" ")[0]}`);

function date(target, fallback) {
  const [, seconds, format, href] = target.split("^");
  if (!Number.isFinite(Number(seconds)) || !format) return document.createTextNode(fallback);
  const node = moment(Number(seconds) * 1000, format);
  if (!href) return node;
  const anchor = link(unescape(href), "");
  anchor.append(node);
  return anchor;
}

export function mrkdwn(text) {
  const parts = [];
  let quote = [];
  const closeQuote = () => { if (quote.length) parts.push(h("blockquote", {}, inline(quote.join("\n")))); quote = []; };
  let lines = [];
  const closeLines = () => { if (lines.length) parts.push(h("div", { class: "para" }, inline(lines.join("\n")))); lines = []; };
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (quoted) { closeLines(); quote.push(quoted[1]); } else { closeQuote(); lines.push(line); }
  }
  closeLines();
  closeQuote();
  return parts;
}

// A text object of Block Kit.
export function text(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text ?? "");
  const words = object.emoji === false ? object.text : withEmoji(object.text ?? "");
  return [h("div", { class: "para plain" }, words)];
}

export const words = (object) => (object ? withEmoji(object.text ?? "") : "");

// The left half of the page: Town Square, where anybody may write as anybody.

import { attempt, get, post } from "./page_api.js";
import { $, announce, ask, flash, h, keyed, swap, toast } from "./page_dom.js";
import { grow } from "./page_composer.js";
import { idea } from "./page_ideas.js";
import { avatar } from "./page_message.js";
import { moment } from "./page_text.js";

const STEP = 40;
const town = { people: new Map(), posts: new Map(), n: 0, account: "LarkHarbour", shown: STEP, forms: new Map(), target: null };

let running = Promise.resolve();

// One look at a time: two at once could show an older state last.
export function refreshTown() {
  running = running.then(look);
  return running;
}

async function look() {
  const first = town.n === 0;
  const state = await attempt(get(`/_net/state?since=${town.n}&limit=1000`));
  if (!state) return;
  town.n = state.n;
  town.account = state.account;
  for (const person of state.people) town.people.set(person.handle, person);
  const fresh = state.posts.filter((each) => !town.posts.has(each.id));
  for (const each of state.posts) town.posts.set(each.id, each);
  draw();
  if (!first) tell(fresh);
}

function tell(fresh) {
  const answer = fresh.findLast((each) => each.author.handle === town.account);
  const last = answer ?? fresh.at(-1);
  if (!last) return;
  const target = last.in_reply_to && town.posts.get(last.in_reply_to);
  announce(`${last.author.name}: ${last.text}`);
  if (answer && target) {
    toast(`${last.author.name} answered @${target.author.handle}.`, { link: { label: "Show", go: () => show(last.id) } });
  }
}

// --- drawing ------------------------------------------------------------------------------------------------------

const order = (a, b) => a.seq - b.seq;

function conversations() {
  const all = new Map();
  for (const each of [...town.posts.values()].sort(order)) {
    if (!all.has(each.conversation)) all.set(each.conversation, { id: each.conversation, posts: [] });
    all.get(each.conversation).posts.push(each);
  }
  const alive = [...all.values()].filter((each) => each.posts.some((one) => !one.deleted));
  return alive.sort((a, b) => b.posts[0].seq - a.posts[0].seq);
}

function draw() {
  const all = conversations();
  keyed($("#feed"), all.slice(0, town.shown), {
    key: (each) => each.id,
    build: () => h("li", { class: "convo" }, h("ol", {})),
    update: (node, each) => drawConversation(node.firstElementChild, each),
  });
  $("#feed-empty").hidden = all.length > 0;
  $("#older").hidden = all.length <= town.shown;
  drawWriters();
}

function drawConversation(list, conversation) {
  keyed(list, conversation.posts, {
    key: (each) => each.id,
    build: (each) => h("li", { class: "post", id: each.id, tabindex: "-1" }, h("article", { class: "post-in" }), h("div", { class: "post-form" })),
    update: (node, each) => {
      node.classList.toggle("ours", each.author.handle === town.account);
      node.classList.toggle("reply", Boolean(each.in_reply_to));
      const shape = JSON.stringify([each.text, each.likes, each.edited_at, each.deleted, each.author]);
      if (swap(node.firstElementChild, shape, () => drawPost(each)) === "changed") flash(node);
      drawForm(node.lastElementChild, each);
    },
  });
}

function drawPost(each) {
  if (each.deleted) return h("p", { class: "gone" }, "This post was removed by its author.");
  const { author } = each;
  const ours = author.handle === town.account;
  const target = each.in_reply_to && town.posts.get(each.in_reply_to);
  return [
    h("header", { class: "post-head" },
      ours ? h("span", { class: "avatar brand-face", "aria-hidden": "true" }, "LH") : avatar(author.name, author.handle),
      h("div", { class: "post-by" },
        h("strong", {}, author.name), ours && h("span", { class: "badge" }, "the brand"),
        h("small", {}, `@${author.handle} · ${reach(author.followers)}`)),
      h("a", { class: "post-time", href: `#${each.id}`, "aria-label": "Link to this post" }, moment(Date.parse(each.created_at)))),
    target && target.id !== each.conversation && h("small", { class: "post-to" }, `to @${target.author.handle}`),
    h("p", { class: "post-text" }, withMentions(each.text)),
    h("footer", { class: "post-foot" }, tools(each, ours), each.edited_at && h("small", {}, "edited")),
  ];
}

const reach = (count) => `${count.toLocaleString("en")} ${count === 1 ? "follower" : "followers"}`;

// Their words as text nodes; a name after an @ only gets a colour.
const withMentions = (text) => text.split(/((?<![\w@])@\w+(?:[.-]\w+)*)/).map((part, index) =>
  (index % 2 ? h("span", { class: part.toLowerCase() === `@${town.account.toLowerCase()}` ? "mention us" : "mention" }, part) : part));

function tools(each, ours) {
  const tool = (word, name, label, go) =>
    h("button", { class: "tool", "data-f": `${each.id}/${word}`, "aria-label": label, onclick: go }, name);
  return [
    tool("reply", "↩ Reply", `Reply to ${each.author.name}`, () => openForm(each, "reply")),
    tool("like", `♥ ${each.likes || ""}`, `Like, ${each.likes} so far`, () => like(each)),
    !ours && tool("edit", "Edit", `Edit this post of ${each.author.name}`, () => openForm(each, "edit")),
    tool("delete", "Delete", `Delete this post of ${each.author.name}`, () => remove(each)),
  ];
}

// --- what can be done with a post ---------------------------------------------------------------------------------

async function like(each) {
  const fan = who().handle ?? "neighbour";
  await attempt(post("/_net/like", { id: each.id, handle: fan }));
  refreshTown();
}

async function remove(each) {
  const sure = await ask({
    title: "Delete this post?", body: h("p", {}, `«${each.text.slice(0, 120)}» goes for good, as when ${each.author.name} deletes it.`),
    yes: "Delete", danger: true,
  });
  if (sure) await attempt(post("/_net/delete", { id: each.id }));
  refreshTown();
}

function openForm(each, kind) {
  const open = town.forms.get(each.id);
  if (open === kind) town.forms.delete(each.id);
  else town.forms.set(each.id, kind);
  draw();
  document.querySelector(`#${CSS.escape(each.id)} .post-form textarea`)?.focus();
}

function drawForm(box, each) {
  const kind = each.deleted ? undefined : town.forms.get(each.id);
  if (box.kind === kind) return;
  box.kind = kind;
  box.replaceChildren(...(kind ? [kind === "reply" ? replyForm(each) : editForm(each)] : []));
}

function form(each, { start, label, word, extra, send }) {
  const field = h("textarea", { class: "field", rows: "2", "aria-label": label, placeholder: label });
  field.value = start;
  field.addEventListener("input", () => grow(field));
  const close = () => { town.forms.delete(each.id); draw(); };
  const submit = async (event) => {
    event.preventDefault();
    if (await attempt(send(field.value))) close();
    refreshTown();
  };
  return h("form", { class: "inline-form", onsubmit: submit, onkeydown: (event) => event.key === "Escape" && close() },
    field, h("div", { class: "row" }, extra, h("button", { type: "button", class: "quiet", onclick: close }, "Cancel"), h("button", { class: "primary" }, word)));
}

function replyForm(each) {
  const ours = each.author.handle === town.account;
  const root = town.posts.get(each.conversation);
  const likely = ours && root ? root.author.handle : who().handle ?? "maya";
  const writer = peopleSelect(likely, { label: "Reply as" });
  return form(each, {
    start: "", label: `Reply to ${each.author.name}`, word: "Reply", extra: h("label", { class: "as" }, "as ", writer),
    send: (text) => post("/_net/post", { handle: writer.value, text, in_reply_to: each.id }),
  });
}

const editForm = (each) => form(each, {
  start: each.text, label: "The new text", word: "Save", extra: null,
  send: (text) => post("/_net/edit", { id: each.id, text }),
});

// --- writing ------------------------------------------------------------------------------------------------------

const NEW = "";

function peopleSelect(chosen, { label, fresh = false }) {
  const people = [...town.people.values()].filter((each) => each.handle !== town.account);
  const options = people.map((each) => h("option", { value: each.handle, selected: each.handle === chosen }, `${each.name} @${each.handle}`));
  const brand = h("option", { value: town.account, selected: chosen === town.account }, "Lark Harbour, by hand");
  return h("select", { class: "field", "aria-label": label },
    fresh && h("option", { value: NEW, selected: chosen === NEW }, "Somebody new …"), options, h("optgroup", { label: "The brand" }, brand));
}

function drawWriters() {
  const old = $("#writer");
  const people = JSON.stringify([...town.people.values()].map((each) => [each.handle, each.name]));
  if (old.people === people || document.activeElement === old) return;
  const chosen = old.people === undefined ? NEW : old.value;
  const made = peopleSelect(chosen, { label: "Write as", fresh: true });
  old.replaceChildren(...made.children);
  old.value = chosen;
  old.people = people;
  showNewFields();
}

function showNewFields() {
  $("#newcomer").hidden = $("#writer").value !== NEW;
}

function who() {
  const handle = $("#writer").value;
  if (handle !== NEW) return { handle };
  const name = $("#new-name").value.trim();
  const typed = $("#new-handle").value.trim().replace(/^@/, "");
  const followers = Number.parseInt($("#new-followers").value, 10);
  const derived = name.toLowerCase().normalize("NFKD").replace(/[^\w]+/g, "_").replace(/^_+|_+$/g, "");
  return { handle: typed || derived || undefined, name: name || undefined, followers: Number.isFinite(followers) ? followers : undefined };
}

async function write(event) {
  event.preventDefault();
  const field = $("#write-text");
  const author = who();
  if (!author.handle) {
    toast("Who writes this? Give a name first.", { bad: true });
    $("#new-name").focus();
    return;
  }
  const sent = await attempt(post("/_net/post", { ...author, text: field.value }));
  if (!sent) return;
  field.value = "";
  grow(field);
  await refreshTown();
  $("#writer").people = undefined;
  drawWriters();
  $("#writer").value = sent.post.author.handle;
  showNewFields();
  for (const id of ["#new-name", "#new-handle", "#new-followers"]) $(id).value = "";
}

function inspire() {
  const { name, handle, followers, text } = idea();
  const known = town.people.has(handle);
  $("#writer").value = known ? handle : NEW;
  showNewFields();
  if (!known) {
    $("#new-name").value = name;
    $("#new-handle").value = handle;
    $("#new-followers").value = followers;
  }
  $("#write-text").value = text;
  grow($("#write-text"));
  $("#write-text").focus();
}

// Bring a post into view, for links that name it.
export function show(id) {
  const node = document.getElementById(id);
  if (!node?.classList.contains("post")) return false;
  document.dispatchEvent(new CustomEvent("show", { detail: "town" }));
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
  flash(node);
  return true;
}

export function startTown() {
  $("#write").addEventListener("submit", write);
  $("#write-text").addEventListener("input", (event) => grow(event.target));
  $("#writer").addEventListener("change", showNewFields);
  $("#idea").addEventListener("click", inspire);
  $("#older").addEventListener("click", () => { town.shown += STEP; draw(); });
}

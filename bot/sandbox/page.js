// Starts the page: live updates, keyboard, tabs on narrow screens, and a menu of things that may go wrong.

import { attempt, clearFaults, listen, post } from "./page_api.js";
import { $, menu, toast } from "./page_dom.js";
import { refreshTown, show, startTown } from "./page_network.js";
import { focusComposer, refreshSlack, startSlack } from "./page_slack.js";
import { tick } from "./page_text.js";

// --- live ---------------------------------------------------------------------------------------------------------

// Many changes in a row make one look: the first at once, the rest together. Nobody looks at a hidden page.
function calm(look, pause) {
  let busy = false;
  let again = false;
  document.addEventListener("visibilitychange", () => again && run());
  return run;
  async function run() {
    if (busy || document.hidden) { again = true; return; }
    again = false;
    busy = true;
    try {
      await look();
    } finally {
      setTimeout(() => { busy = false; if (again) run(); }, pause);
    }
  }
}

const looks = { slack: calm(refreshSlack, 250), network: calm(refreshTown, 250) };

function status(up) {
  const line = $("#live");
  line.classList.toggle("down", !up);
  line.textContent = up ? "live" : "reconnecting …";
}

// --- narrow screens -----------------------------------------------------------------------------------------------

function showPane(name) {
  document.body.dataset.pane = name;
  for (const tab of document.querySelectorAll("[role=tab]")) tab.setAttribute("aria-selected", String(tab.dataset.pane === name));
}

function startTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  for (const tab of tabs) {
    tab.addEventListener("click", () => showPane(tab.dataset.pane));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
      other.focus();
      showPane(other.dataset.pane);
    });
  }
  document.addEventListener("show", (event) => showPane(event.detail));
}

// --- keyboard -----------------------------------------------------------------------------------------------------

function walk(step) {
  const inTown = document.activeElement?.closest("#town") || (document.body.dataset.pane === "town" && innerWidth < 900);
  const all = [...document.querySelectorAll(inTown ? "#feed .post" : "#list > .msg")];
  if (!all.length) return;
  const now = all.indexOf(document.activeElement?.closest(inTown ? ".post" : "#list > .msg"));
  const next = now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, now + step));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

const KEYS = {
  n: () => { showPane("town"); $("#write-text").focus(); },
  "/": () => { showPane("slack"); focusComposer(); },
  j: () => walk(1),
  k: () => walk(-1),
  "?": () => $("#help").showModal(),
};

function onKey(event) {
  const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog, [role=menu]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const go = KEYS[event.key];
  if (!go) return;
  event.preventDefault();
  go();
}

// --- trouble ------------------------------------------------------------------------------------------------------

const TROUBLE = [
  ["Town Square takes the next reply, then drops the line", { target: "network", method: "posts", kind: "accept_then_drop" }],
  ["Town Square refuses the next 3 replies with 503", { target: "network", method: "posts", kind: "status", status: 503, times: 3 }],
  ["Town Square is down until all is well again", { target: "network", method: "*", kind: "reset", times: -1 }],
  ["Own posts show up 30 s late", { target: "network", method: "*", kind: "readback_lag", seconds: 30 }],
  ["The model takes 10 s for the next draft", { target: "model", method: "*", kind: "delay", seconds: 10 }],
  ["Slack says «too fast» to the next card, wait 5 s", { target: "slack", method: "chat.postMessage", kind: "rate_limit", seconds: 5 }],
  ["Slack hangs up on all sockets", { target: "slack", method: "*", kind: "socket_drop" }],
  ["Slack delivers everything three times", { target: "slack", method: "*", kind: "repeat", times_each: 3 }],
];

function trouble(event) {
  const cause = async ([label, fault]) => {
    if (await attempt(post("/_faults", fault))) toast(`Arranged: ${label}.`);
  };
  const calmDown = async () => { if (await attempt(clearFaults())) toast("All is well again."); };
  menu(event.currentTarget, [
    { heading: "What should go wrong?" },
    ...TROUBLE.map((each) => ({ label: each[0], pick: () => cause(each) })),
    { label: "✓ All is well again", class: "good", pick: calmDown },
  ], "Make trouble");
}

// --- start --------------------------------------------------------------------------------------------------------

const followHash = () => show(decodeURIComponent(location.hash.slice(1)));

startTown();
startSlack();
startTabs();
showPane(location.hash ? "town" : "slack");
document.addEventListener("keydown", onKey);
addEventListener("hashchange", followHash);
// A link to the post that the address already names changes no hash, and should still lead there.
document.addEventListener("click", (event) => {
  const anchor = event.target.closest("a[href^='#p']");
  if (anchor && anchor.hash === location.hash) followHash();
});
$("#trouble").addEventListener("click", trouble);
$("#keys").addEventListener("click", KEYS["?"]);
$("#help-close").addEventListener("click", () => $("#help").close());
setInterval(tick, 15_000);
looks.network().then(() => location.hash && followHash());
looks.slack();
listen((kind) => looks[kind]?.(), status);

// Modals and the App Home: views that the bot opens, updates and pushes while somebody types in them.

import { attempt, post } from "./page_api.js";
import { $, h, toast } from "./page_dom.js";
import { patchBlocks } from "./page_blocks.js";
import { words } from "./page_text.js";

const SLOW = "The app did not answer in time. Nothing was lost; try again.";

function context(user, view, after) {
  const send = async (verb, payload) => {
    const answer = await attempt(post(`/_as/${user}/${verb}`, { view_id: view.id, ...payload }));
    if (answer && answer.ack === false) toast(SLOW, { bad: true });
    after();
    return answer;
  };
  return {
    id: view.id,
    state: (block, action) => view.state?.values?.[block]?.[action],
    type: (payload) => send("type", payload),
    act: async (node, payload) => {
      node.setAttribute("aria-busy", "true");
      await send("click", payload);
      node.removeAttribute("aria-busy");
    },
  };
}

// --- modals -------------------------------------------------------------------------------------------------------

let dialog = null;
let shown = null;

// Show the top of the person's stack of modals, or none.
export function showModals(user, stack, after) {
  const view = stack.at(-1);
  if (!view) return dismiss();
  if (shown?.id !== view.id || shown.user !== user) open(user, view, after);
  const { title, close, submit } = view;
  $("h2", dialog).textContent = words(title);
  dialog.setAttribute("aria-label", words(title));
  $(".sheet-close", dialog).textContent = words(close) || "Cancel";
  $(".sheet-submit", dialog).textContent = words(submit) || "Submit";
  $(".sheet-submit", dialog).hidden = !submit && !view.blocks.some((block) => block.type === "input");
  patchBlocks($(".sheet-body", dialog), view.blocks, context(user, view, after));
  shown = { id: view.id, user };
  if (!dialog.open) {
    dialog.showModal();
    $(".sheet-body textarea, .sheet-body input, .sheet-body select", dialog)?.focus();
  }
}

function dismiss() {
  dialog?.close();
  dialog?.remove();
  dialog = null;
  shown = null;
}

function open(user, view, after) {
  dismiss();
  const leave = async () => {
    await attempt(post(`/_as/${user}/close`, { view_id: view.id }));
    dismiss();
    after();
  };
  dialog = h("dialog", { class: "sheet" },
    h("header", {}, h("h2"), h("button", { class: "bare", "aria-label": "Close", onclick: leave }, "×")),
    h("div", { class: "sheet-body" }),
    h("footer", {},
      h("button", { class: "quiet sheet-close", onclick: leave }),
      h("button", { class: "primary sheet-submit", onclick: (event) => submit(event.currentTarget, user, view, after) })));
  dialog.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
  document.body.append(dialog);
}

export function valuesOf(box) {
  const values = {};
  for (const node of box.querySelectorAll("[data-input]")) {
    (values[node.dataset.input] ??= {})[node.dataset.action] = node.read();
  }
  return values;
}

async function submit(button, user, view, after) {
  const box = $(".sheet-body", dialog);
  button.setAttribute("aria-busy", "true");
  await Promise.all([...box.querySelectorAll("[data-f]")].map((node) => node.flush?.()));
  const answer = await attempt(post(`/_as/${user}/submit`, { view_id: view.id, values: valuesOf(box) }));
  button.removeAttribute("aria-busy");
  if (answer?.ack === false) toast(SLOW, { bad: true });
  if (answer?.ack !== false && answer?.errors?._) toast(answer.errors._, { bad: true });
  if (answer) showErrors(box, answer.errors ?? {});
  after();
}

function showErrors(box, errors) {
  for (const node of box.querySelectorAll("[data-input]")) {
    const sentence = errors[node.dataset.input] ?? "";
    node.closest(".b-input").querySelector(".b-error").textContent = sentence;
    node.setAttribute("aria-invalid", sentence ? "true" : "false");
  }
  const first = box.querySelector("[aria-invalid=true]");
  (first?.matches("div") ? first.querySelector("input") : first)?.focus();
}

// --- Home ---------------------------------------------------------------------------------------------------------

export function showHome(box, user, home, after) {
  if (!home) {
    box.replaceChildren(h("p", { class: "empty" }, "The bot has not published a Home for you yet."));
    return;
  }
  $(".empty", box)?.remove();
  patchBlocks(box, home.blocks, context(user, home, after));
}

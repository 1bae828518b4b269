// Talking to the sandbox. Every change carries the control token that came with this page.

import { toast } from "./page_dom.js";

const token = document.querySelector("meta[name=sandbox-token]").content;

export class Refused extends Error {}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, credentials: "same-origin", cache: "no-store" });
  } catch {
    throw new Refused("The sandbox does not answer. Is it still running?");
  }
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  if (answer.status === 401) throw new Refused("This page belongs to an earlier sandbox: please reload it.");
  throw new Refused(typeof body.error === "string" ? body.error : `The sandbox answered ${answer.status}.`);
}

export const get = (path) => call(path, { headers: { "X-Sandbox-Token": token } });

export const post = (path, body) =>
  call(path, {
    method: "POST",
    headers: { "X-Sandbox-Token": token, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const clearFaults = () => call("/_faults", { method: "DELETE", headers: { "X-Sandbox-Token": token } });

// Do it and answer what came back; if it was refused, say why and answer null.
export async function attempt(promise) {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message, { bad: true });
    return null;
  }
}

// Call back with "slack" or "network" whenever something changed there; `status(true|false)` says if the line is up.
export function listen(changed, status) {
  const line = new EventSource(`/_live?t=${encodeURIComponent(token)}`);
  line.onopen = () => { status(true); changed("slack"); changed("network"); };
  line.onerror = () => status(false);
  line.onmessage = (event) => changed(JSON.parse(event.data).kind);
}

// What the coding form is made of: its rows, lines and fields, and what of them this browser keeps. Nothing is sent from here.

import { whenUp } from "./coding-mouse.js";

export const form = document.querySelector("#coding");
export const rowsForm = document.querySelector("#rows");
export const status = document.querySelector("#saved");
export const login = document.querySelector("#login"); // before the messages, which change under the hand that clicks
const STORE = `coding:${form.dataset.user}:${form.dataset.visit}:`;
export const PAGE = location.pathname + location.search;
export const words = JSON.parse(document.querySelector("#coding-words").textContent);

export const row = (key) => document.getElementById(`row-${key}`);
export const rowOf = (node) => node.closest?.("[data-row]");
const fields = (node) => [...node.querySelectorAll("[name]:not(button)")];
const isOn = (field) => !["checkbox", "radio"].includes(field.type) || field.checked;
export const isText = (node) => node.matches?.("textarea, input:not([type=radio], [type=checkbox]), select");

export function typedIn(node) {
  return fields(node).filter(isOn).map((field) => [field.name, field.value]);
}

export function say(text, kind = "") {
  whenUp(() => {
    status.textContent = text;
    status.dataset.kind = kind;
  });
}

// --- what is kept in this browser ---

export function keep(key) {
  const entry = { page: PAGE, typed: typedIn(row(key)) };
  try {
    localStorage.setItem(STORE + PAGE + "#" + key, JSON.stringify(entry));
  } catch {
    say(words.full, "wrong");
  }
}

export function kept() {
  return Object.keys(localStorage).filter((name) => name.startsWith(STORE)).map((name) => [name, JSON.parse(localStorage.getItem(name))]);
}

export function forget(key) {
  localStorage.removeItem(STORE + PAGE + "#" + key);
}

export function put(node, typed) {
  for (const field of fields(node)) {
    const values = typed.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
}

// A place alone says nothing yet: it waits here for a value.
const FREE = ["category", "yes", "no", "holds", "number_low", "number_high", "text_en", "text_nb", "note_en", "note_nb",
  "inferred_from_en", "inferred_from_nb", "source_term", "further", "where_en", "where_nb"];

export function isBare(node) {
  const said = fields(node).filter(isOn).some((field) => FREE.includes(field.dataset.field) && field.value);
  const given = fields(node).some((field) => (field.name.endsWith(".ids") && field.value) || (field.dataset.field === "status" && field.value !== "coded"));
  return !said && !given;
}

// Somebody is still writing: one language of two, or what it was inferred from. It is sent when they leave the row.
export function isHalf(line) {
  const has = (name) => Boolean(part(line, name)?.value.trim());
  const isText = line.closest("[data-row]").dataset.scale === "text";
  if (isText && has("text_en") !== has("text_nb")) return true;
  return part(line, "certainty").value === "inferred" && !(has("inferred_from_en") && has("inferred_from_nb"));
}

// --- lines, and a row in place of an old one ---

export function lineOf(node) {
  return node.closest(".line") || rowOf(node)?.querySelector(".line");
}

export function part(line, field) {
  return line.querySelector(`[data-field="${field}"]`);
}

export function above(line) {
  const lines = [...document.querySelectorAll(".line")];
  return lines.slice(0, lines.indexOf(line)).reverse().find((one) => part(one, "place").value);
}

export function empty(line) {
  for (const field of line.querySelectorAll('[data-field="category"], [data-field="holds"]')) field.checked = false;
  for (const name of ["number_low", "number_high", "text_en", "text_nb"]) if (part(line, name)) part(line, name).value = "";
}

export function replace(node, fresh) {
  const at = node.contains(document.activeElement) ? document.activeElement : null;
  const opened = [...node.querySelectorAll("details")].map((one) => one.open);
  const [name, value, from, to] = at ? [at.name, at.value, ...span(at)] : [];
  const wasRow = at === node;
  node.replaceWith(fresh);
  fresh.querySelectorAll("details").forEach((one, index) => (one.open ||= opened[index]));
  if (!at) return;
  const same = name && (fresh.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`) || fresh.querySelector(`[name="${name}"]`));
  const next = wasRow || !same ? fresh : same;
  next.focus({ preventScroll: true });
  if (from !== null && next.setSelectionRange && next.type === "text") next.setSelectionRange(from, to);
}

function span(field) {
  try {
    return [field.selectionStart ?? null, field.selectionEnd ?? null];
  } catch {
    return [null, null];
  }
}


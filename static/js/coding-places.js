// What is seen of places, and of whose word something is: the end of a long one, which are new, which came from the row before.

import { rowsForm, words } from "./coding-rows.js";

const list = document.querySelector("#places");
const DITTO = ['"', "”", "″", "«", "--"];
const PAGE = /,\s*(?:pp?|ss?|pages?|sider?)\.?\s+(?=[\w–,-][\w –,-]*$)/; // as the server reads them
const known = new Set([...list.options].flatMap((one) => [one.value, one.dataset.short ?? one.value]).map(plain));

function plain(text) {
  return text.toLowerCase().trim().replace(/\s+/g, " ").replace(/^([\w-]+) ?[,:] ?/, "$1, ").replace(PAGE, ", p. ");
}

function isNew(text) {
  return Boolean(text.trim()) && !DITTO.includes(text.trim()) && !known.has(plain(text));
}

export function showPlaces(node) {
  for (const field of node.querySelectorAll('[data-field="place"]')) showPlace(field);
}

function showPlace(field) {
  const said = "carried" in field.dataset ? `${words.carried}: ${field.value}` : field.value;
  field.title = said;
  field.closest(".line").querySelector(".new-place").hidden = !isNew(field.value);
  if (field !== document.activeElement) field.scrollLeft = 1e6;
}

// What was saved is known from now on.
export function learn(node) {
  for (const { value } of node.querySelectorAll('[data-field="place"]')) {
    if (!isNew(value)) continue;
    known.add(plain(value));
    list.append(Object.assign(document.createElement("option"), { value }));
  }
}

// --- what came from the row before, until somebody goes there ---

export function carry(field, value) {
  if (!value || field.value === value) return;
  field.value = value;
  mark(field);
}

function mark(field) {
  field.dataset.carried = "";
  field.title = words.carried;
  if (field.dataset.field === "place") showPlace(field);
}

export function uncarry(field) {
  delete field.dataset.carried;
  field.title = "";
  if (field.dataset.field === "place") showPlace(field);
}

// A row that comes back from the server says so still.
export function keepCarried(node, fresh) {
  for (const { name } of node.querySelectorAll("[data-carried]")) {
    const same = fresh.querySelector(`[name="${CSS.escape(name)}"]`);
    if (same) same.dataset.carried = "";
    if (same && same.dataset.field !== "place") same.title = words.carried;
  }
}

rowsForm.addEventListener("focusin", ({ target }) => "carried" in target.dataset && uncarry(target));
rowsForm.addEventListener("input", ({ target }) => target.dataset.field === "place" && showPlace(target));
rowsForm.addEventListener("focusout", ({ target }) => target.dataset.field === "place" && requestAnimationFrame(() => target.isConnected && showPlace(target)));
rowsForm.addEventListener("toggle", ({ target }) => showPlaces(target), true);

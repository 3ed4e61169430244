// The coding form: keys that choose, a place that is remembered, rows that save themselves one after the other. What could not
// be saved (no connection, no login) stays in this browser for this user until it is. Without this file a button saves all.

import {
  PAGE, above, empty, forget, form, isBare, isHalf, isText, keep, kept, lineOf, login, part, put, replace, row,
  rowOf, rowsForm, say, status, typedIn, words,
} from "./coding-rows.js";
import { isElsewhere, recount, tellElsewhere } from "./coding-beside.js";
import { mouseUp, whenUp } from "./coding-mouse.js";
import { carry, keepCarried, learn, showPlaces, uncarry } from "./coding-places.js";

const AFTER = 900;
const AGAIN = 5000;
const STATUSES = ["not_stated", "not_applicable", "not_assessed", "withheld", "coded"];
const changed = new Map(); // row key -> how often it was changed since it was last saved
const waiting = new Map(); // row key -> timer
let isSaving = false;
let trying = 0;

async function restore() {
  tellElsewhere();
  for (const [name, { page, typed }] of kept()) {
    const key = name.split("#").pop();
    if (page !== PAGE || !row(key)) continue;
    await withLines(key, typed);
    put(row(key), typed);
    touch(key, 0);
  }
  showPlaces(rowsForm);
}

async function withLines(key, typed) {
  const asked = typed.filter(([name]) => name.endsWith(".ids")).length;
  if (asked > row(key).querySelectorAll(".line").length) await addLine(key);
}

// --- saving ---

function touch(key, after = AFTER) {
  changed.set(key, (changed.get(key) || 0) + 1);
  noted(key);
  clearTimeout(waiting.get(key));
  waiting.set(key, setTimeout(save, after, key));
}

function noted(key) {
  row(key).dataset.state = "typed";
  delete row(key).fresh;
  keep(key);
  say(words.saving);
}

async function save(key) {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  const node = row(key);
  if (!changed.get(key) || node.hasAttribute("data-clash")) return;
  if (isBare(node)) {
    changed.delete(key);
    return forget(key);
  }
  if (node.contains(document.activeElement) && [...node.querySelectorAll(".line")].some(isHalf)) return say(words.incomplete, "wrong");
  if (isSaving) return waiting.set(key, setTimeout(save, 100, key));
  isSaving = true;
  say(words.saving);
  const count = changed.get(key);
  try {
    await sent(key, count);
  } catch {
    offline();
  } finally {
    isSaving = false;
  }
}

async function sent(key, count, isAgain = false) {
  const body = new URLSearchParams([["row", key], ["user", form.dataset.user], ...typedIn(row(key))]);
  const answer = await fetch(PAGE, { method: "POST", body, headers: { "X-CSRFToken": token() }, signal: AbortSignal.timeout(20000) });
  const text = await answer.text();
  await mouseUp();
  if (answer.redirected) return loggedOut();
  if (answer.status === 403) return refused(key, count, isAgain);
  login.hidden = true;
  if (![200, 409, 422].includes(answer.status)) return answer.status >= 500 ? offline() : failed(key, text);
  if (!text.includes("data-row")) return failed(key, text);
  take(key, text, answer.status, changed.get(key) === count);
}

// No login any more, or another one since; else it is not for this user to write.
async function refused(key, count, isAgain) {
  const answer = await fetch(PAGE, { cache: "no-store" });
  if (answer.redirected) return loggedOut();
  if (!isAgain) return sent(key, count, true);
  failed(key, words.forbidden);
}

function token() {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? cookie.split("=")[1] : rowsForm.querySelector("[name=csrfmiddlewaretoken]").value;
}

function take(key, html, code, isWhole) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const node = row(key);
  const isInside = node.contains(document.activeElement);
  if (code === 200 && isWhole) {
    changed.delete(key);
    forget(key);
  }
  if (!isWhole) return code === 200 ? again(key, fresh) : touch(key);
  if (code === 422 && isInside && isText(document.activeElement)) incomplete(node, fresh);
  else renew(node, fresh.querySelector("[data-row]"), code === 200);
  recount(fresh);
  row(key).dataset.state = code === 200 ? "saved" : "refused";
  told();
}

function renew(node, fresh, isSaved = false) {
  if (isSaved) learn(fresh);
  keepCarried(node, fresh);
  replace(node, fresh);
  showPlaces(fresh);
}

// It was changed while it was saved: what is typed stays, and goes on from what is saved now.
function again(key, fresh) {
  for (const field of fresh.querySelectorAll("[type=hidden]")) {
    const own = row(key).querySelector(`[name="${field.name}"]`);
    if (own) own.value = field.value;
  }
  touch(key);
}

// Somebody is still writing in the row: nothing is taken from under their hands, and what lacks is told when they leave it.
function incomplete(node, fresh) {
  node.fresh = fresh.querySelector("[data-row]");
  say(words.incomplete, "wrong");
}

function told() {
  const refused = document.querySelectorAll('[data-state="refused"]').length;
  const time = new Date().toLocaleTimeString("nb", { hour: "2-digit", minute: "2-digit", timeZone: words.zone });
  if (refused) say(words.refused.replace("%", refused), "wrong");
  else if (changed.size) say(words.saving);
  else say((isElsewhere() ? words.saved_here : words.saved).replace("%", time), "ok");
}

function offline() {
  say(words.offline, "wrong");
  clearTimeout(trying);
  trying = setTimeout(retry, AGAIN);
}

function retry() {
  for (const key of changed.keys()) save(key);
}

function failed(key, text) {
  row(key).dataset.state = "refused";
  say(text.length < 300 && !text.includes("<") ? text : words.offline, "wrong");
}

function loggedOut() {
  say(words.login, "wrong");
  login.hidden = false;
}

// --- what somebody does ---

// The place, and whose word it is, are those of the row before, once somebody begins a row; both say so.
function remember(line) {
  const place = part(line, "place");
  if (!place || place.value) return;
  const before = above(line);
  carry(place, (before && part(before, "place").value) || form.dataset.place);
  if (before && !line.querySelector('[name$=".ids"]').value) carry(part(line, "account"), part(before, "account").value);
}

function changedField(field) {
  const line = lineOf(field);
  const name = field.dataset.field;
  if (name === "yes" || name === "no") {
    const other = field.closest(".chip").querySelector(`[data-field="${name === "yes" ? "no" : "yes"}"]`);
    if (field.checked) other.checked = false;
  }
  const hasValue = ["yes", "no", "category", "holds", "number_low", "text_en", "text_nb"].includes(name) && (isText(field) || field.checked);
  const isMulti = rowOf(field).dataset.scale === "multi";
  if (hasValue && field.value && part(line, "status").value !== "coded" && !isMulti) part(line, "status").value = "coded";
  if (name === "status" && field.value !== "coded" && !isMulti) empty(line);
  if (hasValue || name === "status") remember(line);
  if (name === "certainty" && field.value === "inferred") {
    line.querySelector(".more").open = true;
    part(line, "inferred_from_en").focus();
  }
  if (name === "place") form.dataset.place = field.value || form.dataset.place;
  touch(rowOf(field).dataset.row);
}

function choose(node, key, isNot) {
  const line = lineOf(document.activeElement) || lineOf(node);
  const chip = line.querySelector(`.chip[data-key="${key}"]`);
  if (!chip) return false;
  const field = chip.querySelector(isNot ? '[data-field="no"]' : "input");
  if (!field) return false;
  field.checked = field.type === "radio" || !field.checked;
  changedField(field);
  return true;
}

function nextStatus(node) {
  const field = part(lineOf(document.activeElement) || lineOf(node), "status");
  field.value = STATUSES[(STATUSES.indexOf(field.value) + 1) % STATUSES.length];
  changedField(field);
}

function go(node, by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const to = rows[rows.indexOf(node) + by];
  if (to) enter(to);
  else document.querySelector(".tabs [aria-current] + a, .tabs a").focus();
}

function enter(to) {
  const isOpen = !to.querySelector("details.folded:not([open])");
  const value = isOpen && ["number", "text"].includes(to.dataset.scale) ? to.querySelector('.value [type="text"], .value textarea') : null;
  (value || to).focus();
  to.scrollIntoView({ block: "nearest" });
}

function open(node, field) {
  const line = lineOf(document.activeElement) || lineOf(node);
  const details = line.querySelector(".more");
  details.open = field ? true : !details.open;
  if (field) part(line, field).focus();
}

const VALUE = '.value input:not([type=search]), .value textarea';
const KEYS = {
  v: (node) => (lineOf(document.activeElement) || lineOf(node)).querySelector(VALUE).focus(),
  p: (node) => part(lineOf(document.activeElement) || lineOf(node), "place").select(),
  c: (node) => part(lineOf(document.activeElement) || lineOf(node), "certainty").focus(),
  n: (node) => open(node, "note_en"),
  m: (node) => open(node),
  s: (node) => same(lineOf(document.activeElement) || lineOf(node)),
  l: (node) => addLine(node.dataset.row),
  0: nextStatus,
};

// Nothing has the focus yet: the first row that nobody looked for begins.
function begin(event) {
  if (event.target !== document.body || event.key !== "Enter") return;
  const rows = [...document.querySelectorAll("[data-row]")];
  const first = rows.find((one) => !one.classList.contains("done")) || rows[0];
  if (first) enter(first);
}

function pressed(event) {
  const node = rowOf(event.target);
  if (!node || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const inText = isText(event.target);
  if (event.key === "Escape" && inText) return node.focus();
  if (event.key === "Enter" && !event.target.matches("textarea, button, a, summary")) {
    event.preventDefault();
    return go(node, event.shiftKey ? -1 : 1);
  }
  if (inText || event.target.matches("button, a, summary") && event.key === " ") return;
  if (event.key.length === 1 && unfolded(node)) return event.preventDefault();
  const key = event.code.startsWith("Digit") ? event.code.slice(5) : event.key.toLowerCase();
  const done = choose(node, key, event.shiftKey) || (KEYS[key] && !event.shiftKey && (KEYS[key](node), true));
  if (done) event.preventDefault();
}

// Nothing is chosen in lines that nobody sees: the first key opens them.
function unfolded(node) {
  const folded = node.querySelector("details.folded:not([open])");
  if (folded) folded.open = true;
  return Boolean(folded);
}

function same(line) {
  const before = above(line);
  const place = part(line, "place");
  place.value = (before && part(before, "place").value) || form.dataset.place;
  uncarry(place);
  touch(rowOf(line).dataset.row);
}

// One more line comes from the server, which knows what is in it; what is typed in the others stays.
async function addLine(key) {
  await saveFirst(key);
  const url = new URL(location.href);
  url.searchParams.set("row", key);
  url.searchParams.set("more", key);
  try {
    const answer = await fetch(url);
    if (answer.redirected) return loggedOut();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-row]");
    await mouseUp();
    const typed = typedIn(row(key)).filter(([name]) => !name.endsWith(".shown"));
    const shown = typedIn(row(key)).filter(([name]) => name.endsWith(".shown"));
    const lines = row(key).querySelectorAll(".line").length;
    keepCarried(row(key), fresh);
    row(key).replaceWith(fresh);
    for (const line of [...fresh.querySelectorAll(".line")].slice(0, lines)) put(line, [...typed, ...shown]);
    for (const one of fresh.querySelectorAll("details.folded")) one.open = true;
    showPlaces(fresh);
    const last = [...fresh.querySelectorAll(".line")].pop();
    (last.querySelector(VALUE) || last.querySelector("select")).focus();
  } catch {
    offline();
  }
}

async function saveFirst(key) {
  if (changed.get(key)) await save(key);
}

function takeTheirs(button) {
  const node = rowOf(button);
  const value = JSON.parse(button.dataset.value);
  const name = `${node.dataset.row}.${button.dataset.line}.${button.dataset.name}`;
  for (const field of node.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = field.value === "on" ? value === "on" : [value].flat().includes(field.value);
    else field.value = value;
  }
  button.closest("tr").dataset.done = "";
}

async function keepTheirs(key) {
  const url = new URL(location.href);
  url.searchParams.set("row", key);
  const answer = await fetch(url);
  if (answer.redirected) return loggedOut();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-row]");
  await mouseUp();
  changed.delete(key);
  forget(key);
  renew(row(key), fresh);
  told();
}

function narrow(field) {
  const asked = field.value.toLowerCase();
  for (const chip of field.closest(".value").querySelectorAll(".chip")) chip.hidden = !chip.textContent.toLowerCase().includes(asked);
}

const DO = {
  same: (button) => same(lineOf(button)),
  line: (link) => addLine(rowOf(link).dataset.row),
  theirs: takeTheirs,
  "keep-theirs": (button) => keepTheirs(rowOf(button).dataset.row),
  "keep-mine": (button) => {
    const node = rowOf(button);
    node.removeAttribute("data-clash");
    touch(node.dataset.row, 0);
  },
};

function clicked(event) {
  const target = event.target.closest("[data-do]");
  if (!target || !DO[target.dataset.do]) return;
  event.preventDefault();
  DO[target.dataset.do](target);
}

function left(event) {
  const node = rowOf(event.target);
  if (!node || node.contains(event.relatedTarget)) return;
  if (!node.fresh) return save(node.dataset.row);
  whenUp(() => node.fresh && node.isConnected && renew(node, node.fresh));
}

function leaving(event) {
  if (changed.size && !isGoingOn) event.preventDefault();
}

// To the login, or with all that is typed to the server: nothing is left behind.
let isGoingOn = false;
document.addEventListener("click", (event) => (isGoingOn = Boolean(event.target === login)), true);
document.addEventListener("keydown", begin);
rowsForm.addEventListener("click", clicked);
rowsForm.addEventListener("keydown", pressed);
rowsForm.addEventListener("focusout", left);
rowsForm.addEventListener("change", (event) => event.target.dataset.field && changedField(event.target));
rowsForm.addEventListener("change", (event) => event.target.name?.endsWith(".looked") && touch(rowOf(event.target).dataset.row));
rowsForm.addEventListener("input", (event) => {
  if (event.target.dataset.do === "narrow") narrow(event.target);
  else if (event.target.dataset.field && isText(event.target)) typing(event.target);
});
rowsForm.addEventListener("submit", (event) => {
  isGoingOn = event.submitter?.name === "fill";
  if (isGoingOn) return;
  event.preventDefault();
  retry();
});
addEventListener("beforeunload", leaving);
addEventListener("online", retry);

// While somebody types, only this browser keeps it; it is sent when they leave the field.
function typing(field) {
  const key = rowOf(field).dataset.row;
  if (!changed.has(key)) changed.set(key, 0);
  changed.set(key, changed.get(key) + 1);
  noted(key);
}

document.documentElement.classList.add("scripted");
restore();

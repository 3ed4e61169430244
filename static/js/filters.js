/* Filters: results follow each choice (with htmx), long lists can be searched.
   Nothing here is needed: without it the form has its button, lists are folded. */
"use strict";

/* --- long lists: a field that leaves only what matches, and opens what it is folded in --- */

function narrow(list, field, told) {
  const items = list.querySelectorAll(list.dataset.items || ".opt");
  const folds = [...list.querySelectorAll("details")].filter((fold) => fold.querySelector(list.dataset.items || ".opt"));
  const wanted = field.value.trim().toLocaleLowerCase();
  let found = 0;
  for (const item of items) {
    item.hidden = Boolean(wanted) && !item.textContent.toLocaleLowerCase().includes(wanted);
    found += !item.hidden;
  }
  for (const fold of folds) {
    if (wanted && fold.dataset.was === undefined) fold.dataset.was = fold.open;
    fold.hidden = !fold.querySelector(`:scope ${list.dataset.items || ".opt"}:not([hidden])`);
    if (wanted) fold.open = !fold.hidden;
    else if (fold.dataset.was !== undefined) {
      fold.open = fold.dataset.was === "true" || Boolean(fold.querySelector(":checked"));
      delete fold.dataset.was;
    }
  }
  told.textContent = wanted ? `${found} / ${items.length}` : "";
}

function addFinder(list) {
  const label = document.createElement("label"), field = document.createElement("input"), told = document.createElement("span");
  label.className = "finder small";
  field.type = "search";
  field.autocomplete = "off";
  told.className = "muted";
  told.setAttribute("aria-live", "polite");
  label.append(list.dataset.find, document.createElement("br"), field);
  // What is typed here is no choice: the form must not hear of it.
  for (const kind of ["change", "search"]) field.addEventListener(kind, (event) => event.stopPropagation());
  field.addEventListener("input", () => narrow(list, field, told));
  field.addEventListener("search", () => narrow(list, field, told));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  list.before(label, told);
}

function enhance(root) {
  root.querySelectorAll("[data-find]").forEach(addFinder);
}

/* --- results without a reload --- */

const side = document.querySelector(".side[hx-target]");

const form = () => side.querySelector("form.filters");
const HIDDEN = "input[type=hidden]";
const state = () => new URLSearchParams(new FormData(form())).toString();
let sent = "";

/* What nobody filled in, and what holds without being chosen, is not worth a place in the address. */
function tidy(data) {
  const defaults = new URLSearchParams(form().dataset.defaults);
  for (const name of new Set(data.keys())) {
    const kept = data.getAll(name).filter((value) => value !== "");
    data.delete(name);
    if (kept.join() !== defaults.getAll(name).join()) kept.forEach((value) => data.append(name, value));
  }
}

/* The panel stays as it is, with its focus and its open lists; counts and choices are taken from the new page. */
function follow(page) {
  const fresh = page.querySelector(".side form.filters"), mine = form();
  const settled = state() === sent;
  const pairs = (selector) => {
    const [old, now] = [mine, fresh].map((one) => [...one.querySelectorAll(selector)]);
    return old.length === now.length ? old.map((one, place) => [one, now[place]]) : null;
  };
  const fields = pairs(`input[name]:not(${HIDDEN})`), counts = pairs(".n, .chosen, .told"), labels = pairs("label.opt");
  const alike = fields && counts && labels && fields.every(([old, now]) => old.name === now.name && (old.type === "search" || old.type === "text" || old.value === now.value));
  if (!alike) {
    mine.replaceWith(document.adoptNode(fresh));
    enhance(form());
    htmx.process(form());
    return;
  }
  mine.querySelectorAll(HIDDEN).forEach((one) => one.remove());
  mine.prepend(...fresh.querySelectorAll(HIDDEN));
  counts.forEach(([old, now]) => (old.textContent = now.textContent));
  labels.forEach(([old, now]) => (old.className = now.className));
  for (const [old, now] of fields) {
    for (const name of ["id", "aria-invalid", "aria-describedby"]) {
      if (now.hasAttribute(name)) old.setAttribute(name, now.getAttribute(name));
      else old.removeAttribute(name);
    }
    if (!settled) continue; // somebody has chosen more since: the next answer will fit
    old.defaultChecked = now.defaultChecked;
    old.checked = now.defaultChecked;
    old.defaultValue = now.defaultValue;
    if (old !== document.activeElement) old.value = now.defaultValue;
  }
}

/* Links outside the results that name the selection too: the menu, the other language, the data, what is compared. */
function followElsewhere(page) {
  for (const selector of [".top", "footer"]) {
    const old = document.querySelector(selector), now = page.querySelector(selector);
    if (!old || !now) continue;
    const links = [old, now].map((one) => [...one.querySelectorAll("a")]);
    if (links[0].length === links[1].length) links[0].forEach((link, place) => link.setAttribute("href", links[1][place].getAttribute("href")));
  }
  const kept = (from) => [...from.querySelectorAll("#find input[type=hidden]")];
  kept(document).forEach((one) => one.remove());
  document.querySelector("#find").prepend(...kept(page));
  document.querySelector("#share").dataset.copy = page.querySelector("#share").dataset.copy;
  document.querySelector(".tray")?.remove();
  const tray = page.querySelector(".tray");
  if (tray) document.querySelector("main").after(document.adoptNode(tray));
  // The order is chosen outside the panel, and may have been by an address.
  const [mine, fresh] = [document, page].map((one) => one.querySelector("#order"));
  if (mine && fresh && mine !== document.activeElement) mine.value = fresh.value;
}

/* An office that a button adds stays in the form until the answer replaces it: pressed quickly, two are added, not the last. */
function addOffice(adding, formData, button) {
  const kept = document.createElement("input");
  Object.assign(kept, { type: "hidden", name: "compare", value: button.value });
  adding.append(kept);
  const words = new Set(new FormData(adding).getAll("compare"));
  formData.delete("compare");
  words.forEach((word) => formData.append("compare", word));
}

function live() {
  let top = 0, byButton = false, lost = false;
  const panel = () => form().querySelector(".filter-panel");
  document.body.addEventListener("htmx:configRequest", (event) => {
    const { elt, formData, triggeringEvent } = event.detail, { submitter } = triggeringEvent ?? {};
    if (elt.id === "adding") return addOffice(elt, formData, submitter);
    // htmx overlooks a button that stands outside the form that it sends.
    if (submitter?.name && !elt.contains(submitter)) formData.append(submitter.name, submitter.value);
    if (elt !== form()) return;
    byButton = event.detail.triggeringEvent?.type === "submit";
    tidy(event.detail.formData);
  });
  document.body.addEventListener("htmx:beforeRequest", () => (sent = state()));
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.shouldSwap) return;
    const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    follow(page);
    followElsewhere(page);
    top = form().getBoundingClientRect().top;
    const focused = document.activeElement;
    // What has an id has the focus again afterwards, as long as it is there.
    lost = document.querySelector("#results").contains(focused) && !(focused.id && page.getElementById(focused.id));
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    enhance(document.querySelector("#results"));
    // What stood above the panel may be gone; the panel stays where it was under the hand.
    scrollBy({ top: form().getBoundingClientRect().top - top, behavior: "instant" });
    const wrong = document.querySelector("#errors .errors");
    if (wrong) wrong.scrollIntoView({ block: "nearest" });
    else if (byButton || lost) show();
    byButton = false;
  });
  // Where the panel covers a phone, its button closes it, as it does without a script.
  function show() {
    const found = document.querySelector("#found");
    if (getComputedStyle(panel().firstElementChild).display !== "none") panel().open = false;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "nearest" });
  }
  // Back and forward: the address is the state, so it is asked for again.
  document.body.addEventListener("htmx:historyCacheMiss", (event) => {
    event.preventDefault();
    htmx.ajax("get", event.detail.path, { source: side, push: "false" });
  });
  // A search field emptied by its cross says so in its own way.
  document.body.addEventListener("search", (event) => {
    if (event.target.form === form() && !event.target.value) htmx.trigger(form(), "submit");
  });
  // What does not come in pieces comes as a page, which says what is wrong.
  for (const kind of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(kind, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
  }
}

enhance(document);
if (side && window.htmx) live();

// What stands beside the rows: counts, the sections that were read, the way to rows of another page. It follows what is saved.

import { PAGE, form, kept, rowsForm, status, words } from "./coding-rows.js";

export function recount(fresh) {
  const bar = fresh.querySelector("[data-covered]");
  if (bar) document.querySelector("[data-covered]").replaceWith(bar);
  for (const one of fresh.querySelectorAll("[data-count]")) {
    const here = document.querySelector(`[data-count="${CSS.escape(one.dataset.count)}"]`);
    if (here) here.textContent = one.textContent;
  }
  const left = document.querySelectorAll("[data-row]:not(.done)").length;
  const rest = document.querySelector('[name="fill"][value="not_stated"]');
  if (rest) rest.textContent = rest.textContent.replace(/\d+/, left);
}

// --- rows of another page that wait in this browser ---

export function tellElsewhere() {
  const pages = kept().map(([, { page }]) => page).filter((page) => page !== PAGE);
  for (const page of new Set(pages)) {
    const link = document.createElement("a");
    link.href = page;
    link.textContent = words.elsewhere;
    link.dataset.elsewhere = page;
    status.after(link);
  }
}

// Whether any still wait; they may have been saved meanwhile in another window.
export function isElsewhere() {
  const pages = kept().map(([, { page }]) => page);
  const links = [...document.querySelectorAll("[data-elsewhere]")];
  for (const link of links) if (!pages.includes(link.dataset.elsewhere)) link.remove();
  return links.some((link) => link.isConnected);
}

// --- the sections that were read: the next group offers those that were given last ---

const sections = document.querySelector("#id_sections");
const STORE = `sections:${form.dataset.user}:${form.dataset.visit}`;

function offerSections() {
  const last = sessionStorage.getItem(STORE);
  if (!last || sections.value !== form.dataset.place) return;
  sections.value = last;
  sections.rows = Math.max(2, last.split("\n").length);
}

if (sections) {
  offerSections();
  rowsForm.addEventListener("submit", (event) => event.submitter?.value === "not_stated" && sessionStorage.setItem(STORE, sections.value));
}

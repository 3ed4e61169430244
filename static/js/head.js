/* What every page has: the link to it is copied, and what the search box needs is fetched when somebody goes to it. Without
   it, or where the browser gives no clipboard, the link stands at the foot; the box searches all the same. */
"use strict";

const SHOWN = 2500; // milliseconds

async function copy(button) {
  const told = document.querySelector("#copied"), label = button.querySelector("span"), words = label.textContent;
  if (button.dataset.done !== undefined) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    document.querySelector("#cite-page").open = true;
    location.hash = "cite-page";
    return;
  }
  button.style.minInlineSize = `${button.getBoundingClientRect().width}px`; // so that nothing beside it moves
  button.dataset.done = "";
  label.textContent = told.textContent = button.dataset.copied;
  setTimeout(() => {
    delete button.dataset.done;
    label.textContent = words;
    told.textContent = "";
  }, SHOWN);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

document.querySelector("#find")?.addEventListener("focusin", ({ currentTarget }) => {
  const [script, style] = ["script", "link"].map((name) => document.createElement(name));
  [script.src, style.href] = currentTarget.dataset.needs.split(" ");
  style.rel = "stylesheet";
  document.head.append(style, script);
}, { once: true });

/* The box in the head: pages are suggested as one types, and reached by the arrows. Without it the box searches all the same. */
"use strict";

const box = document.querySelector("#find");
const field = box.querySelector("[type=search]");
const suggested = () => [...box.querySelectorAll(".suggested a")];

/* htmx is fetched where it is first needed; a page that works in place has it already. */
function fetchOnce() {
  if (window.htmx) return;
  const script = document.createElement("script");
  script.src = box.dataset.htmx;
  document.head.append(script);
}

function close() {
  box.querySelector(".suggested").replaceChildren();
}

function move(event) {
  const all = suggested(), at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (event.key === "Escape" && all.length) {
    close();
    field.focus();
  } else if (to === undefined || !all.length) return;
  else (all[to] ?? (to < 0 ? field : all.at(-1))).focus();
  event.preventDefault();
}

field.addEventListener("focus", fetchOnce, { once: true });
box.addEventListener("keydown", move);
field.addEventListener("input", () => field.value.trim() || close());
document.addEventListener("click", (event) => box.contains(event.target) || close());

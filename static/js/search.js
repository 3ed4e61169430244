/* The box in the head: pages are suggested as one types, and reached by the arrows. Fetched when somebody goes to the box. */
"use strict";

{
  const box = document.querySelector("#find"), field = box.querySelector("[type=search]");
  const suggested = document.createElement("div");
  const links = () => [...suggested.querySelectorAll("a")];

  function prepare() {
    suggested.className = "suggested";
    suggested.setAttribute("aria-live", "polite");
    box.append(suggested);
    const ways = { get: box.dataset.suggest, trigger: "input delay:150ms", include: "#find", sync: "this:queue last" };
    const asked = { ...ways, target: "#find .suggested", swap: "innerHTML", "push-url": "false", select: "unset" };
    for (const [name, value] of Object.entries(asked)) field.setAttribute(`hx-${name}`, value);
    if (window.htmx) htmx.process(field);
    else loadHtmx();
  }

  /* The policy allows no style and no code of its making. A page that works in place has it already. */
  function loadHtmx() {
    const meta = document.createElement("meta"), script = document.createElement("script");
    meta.name = "htmx-config";
    meta.content = '{"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"historyCacheSize":0}';
    script.src = box.dataset.htmx;
    script.addEventListener("load", () => field.value.trim() && setTimeout(() => htmx.trigger(field, "input")));
    document.head.append(meta, script);
  }

  function move(event) {
    const all = links(), to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!all.length || !(to || event.key === "Escape")) return;
    event.preventDefault();
    const next = all.indexOf(document.activeElement) + (to ?? 0);
    if (event.key === "Escape") suggested.replaceChildren();
    (event.key === "Escape" || next < 0 ? field : (all[next] ?? all.at(-1))).focus();
  }

  prepare();
  box.addEventListener("keydown", move);
  field.addEventListener("input", () => field.value.trim() || suggested.replaceChildren());
  document.addEventListener("click", (event) => box.contains(event.target) || suggested.replaceChildren());
}

/* The panel: look-ups offer what fits the field beside them. Without it they offer all, and the rules say what is wrong. */
"use strict";

(function () {
  const $ = window.django && window.django.jQuery;
  if (!$) return;
  let open = null;

  function beside(field) {
    const name = field.dataset.narrowedBy;
    if (!name) return "";
    const prefix = field.name.slice(0, field.name.length - field.dataset.fieldName.length);
    const other = field.form && field.form.elements[prefix + name];
    return (other && other.value) || field.dataset.within || "";
  }

  /* select2 draws fields of its own, without the label of the one that they stand for. */
  function name(within) {
    for (const field of within.querySelectorAll("select.admin-autocomplete")) {
      const label = field.id && document.querySelector('label[for="' + field.id + '"]');
      const drawn = field.nextElementSibling;
      if (!label || !drawn || !drawn.matches(".select2")) continue;
      for (const list of drawn.querySelectorAll("ul")) list.setAttribute("role", "presentation");
      const text = label.textContent.replace(/:\s*$/, "").trim();
      for (const part of drawn.querySelectorAll('[role="combobox"], [role="textbox"], [role="searchbox"], input')) {
        part.removeAttribute("aria-labelledby");
        const chosen = part.matches("input") ? "" : drawn.querySelector(".select2-selection__rendered").title;
        part.setAttribute("aria-label", chosen ? text + ": " + chosen : text);
      }
    }
  }

  $(function () {
    setTimeout(name, 0, document);
    $(document).on("change", "select.admin-autocomplete", function () {
      setTimeout(name, 0, this.parentNode);
    });
    document.addEventListener("formset:added", function (event) {
      setTimeout(name, 0, event.target);
    });
  });

  $(document).on("select2:opening", function (event) {
    open = event.target;
  });

  $.ajaxPrefilter(function (options) {
    const within = open && options.url.includes("/autocomplete/") && beside(open);
    if (within) options.url += (options.url.includes("?") ? "&" : "?") + "within=" + encodeURIComponent(within);
  });
})();

/* The queue: the box of a group ticks those in it. Without this it means all of them when the form is sent. */
(function () {
  document.addEventListener("change", function (event) {
    const box = event.target, group = box.closest && box.closest(".review-group");
    if (!group) return;
    const items = Array.from(group.querySelectorAll('[name="item"]:not([data-own])'));
    const all = group.querySelector('[name="group"]');
    if (box.name === "group") for (const item of items) item.checked = box.checked;
    else if (all) all.checked = items.length > 0 && items.every((item) => item.checked);
  });
})();

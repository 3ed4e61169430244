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

  $(document).on("select2:opening", function (event) {
    open = event.target;
  });

  $.ajaxPrefilter(function (options) {
    const within = open && options.url.includes("/autocomplete/") && beside(open);
    if (within) options.url += (options.url.includes("?") ? "&" : "?") + "within=" + encodeURIComponent(within);
  });
})();

// Makes a chart interactive when somebody takes an interest in it. Nothing is decided here: data and layout come from
// the slices, and the still that the server drew from them stays below, for its size, for print, and where anything fails.

const CONFIG = { displaylogo: false, displayModeBar: false, responsive: false, showSendToCloud: false, plotlyServerURL: "", scrollZoom: false };
const TOKEN = /^var\((--[\w-]+)\)$/;

function loadLibrary(url) {
  loadLibrary.promise ??= new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: url, onload: resolve, onerror: reject });
    document.head.append(script);
  }).catch((error) => { loadLibrary.promise = null; throw error; });
  return loadLibrary.promise;
}

// Colours of the figure are names of tokens: what they are at this moment, in this scheme, is put in.
function withColours(part, style) {
  if (typeof part === "string") return part.replace(TOKEN, (_all, name) => style.getPropertyValue(name).trim());
  if (Array.isArray(part)) return part.map((one) => withColours(one, style));
  if (part && typeof part === "object") return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, withColours(one, style)]));
  return part;
}

// The figure for the still that is to be seen, in its size, with the page's font and ink.
function specOf(figure) {
  const still = [...figure.querySelectorAll(".still")].find((one) => one.getClientRects().length);
  const name = figure.dataset.chart + (still.classList.contains("narrow") ? "-narrow" : "");
  const style = getComputedStyle(figure);
  const { data, layout } = withColours(JSON.parse(document.getElementById(name).textContent), style);
  const { width, height } = still.querySelector("svg").getBoundingClientRect();
  const axis = { color: style.getPropertyValue("--ink") };
  const font = { family: getComputedStyle(document.body).fontFamily, size: 12, color: axis.color };
  return { name, data, layout: { ...layout, width, height, font, xaxis: { ...layout.xaxis, ...axis }, yaxis: { ...layout.yaxis, ...axis } } };
}

// What is chosen for comparison goes along, as it does in the page's own links.
function withComparison(path) {
  const url = new URL(path, window.location.href);
  for (const office of new URLSearchParams(window.location.search).getAll("compare")) url.searchParams.append("compare", office);
  return url;
}

// A mark may lead to a row of the table below, which is closed.
function follow(path) {
  if (path.startsWith("#")) reveal(path);
  window.location.assign(path.startsWith("#") ? path : withComparison(path));
}

function reveal(hash) {
  const details = document.getElementById(decodeURIComponent(hash.slice(1)))?.closest("details.chart-table");
  if (details) details.open = true;
}

// A finger has no hover: its first tap on a mark says what the mark is, the second follows it.
// Plotly tells of one tap twice, so taps are counted where they begin.
let pointer = "", taps = 0, told = {};

function isFirstTap(key) {
  if (told.key !== key) told = { key, tap: taps };
  return pointer === "touch" && told.tap === taps;
}

function tell(picture, link) {
  const tip = picture.querySelector(".tip") ?? picture.appendChild(Object.assign(document.createElement("p"), { className: "tip", role: "status" }));
  const mark = (link.querySelector(".finger") ?? link).getBoundingClientRect(), box = picture.getBoundingClientRect();
  tip.textContent = link.querySelector("title").textContent;
  tip.style.top = `${mark.bottom - box.top + 4}px`;
  tip.style.left = `${Math.max(0, Math.min(mark.left - box.left, box.width - tip.offsetWidth))}px`;
}

async function draw(figure) {
  const plot = figure.querySelector(".plot");
  if (plot.dataset.state) return;
  plot.dataset.state = "loading";
  const button = figure.querySelector(".interact button");
  try {
    await loadLibrary(plot.dataset.plotly);
    plot.hidden = false;
    const { data, layout } = specOf(figure);
    await Plotly.newPlot(plot, data, layout, CONFIG);
  } catch (error) {
    plot.hidden = true;
    delete plot.dataset.state;
    const status = figure.querySelector("[data-failed]");
    status.textContent = status.dataset.failed;
    console.warn(error);
    return;
  }
  plot.on("plotly_click", ({ points: [{ curveNumber, pointNumber, customdata }] }) => {
    if (isFirstTap(`${curveNumber} ${pointNumber}`)) Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }]);
    else follow(customdata);
  });
  plot.dataset.drawn = "";
  if (button === document.activeElement) plot.focus({ preventScroll: true });
  button.hidden = true;
  new ResizeObserver(() => redraw(figure)).observe(figure.querySelector(".picture"));
}

// In another scheme or another width the same chart is drawn again.
function redraw(figure) {
  const plot = figure.querySelector(".plot[data-drawn]");
  if (!plot || window.matchMedia("print").matches) return;
  const { data, layout } = specOf(figure);
  Plotly.react(plot, data, layout, CONFIG);
}

const figures = document.querySelectorAll("figure[data-chart]");
for (const figure of figures) {
  const picture = figure.querySelector(".picture"), button = figure.querySelector(".interact button");
  button.hidden = false;
  button.addEventListener("click", () => draw(figure));
  picture.addEventListener("pointerdown", (event) => { pointer = event.pointerType; taps += 1; }, true);
  // A touch that scrolls past is no interest: only a tap beside the marks is.
  picture.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && isFirstTap(link)) { event.preventDefault(); tell(picture, link); return; }
    if (!link) { picture.querySelector(".tip")?.remove(); draw(figure); }
    else if (link.getAttribute("href").startsWith("#")) reveal(link.getAttribute("href"));
  });
  picture.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") draw(figure); });
}
for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
  window.matchMedia(query).addEventListener("change", () => figures.forEach(redraw));
}
window.addEventListener("beforeprint", () => document.querySelectorAll("details.chart-table:not([open])").forEach((one) => { one.open = true; one.dataset.printed = ""; }));
window.addEventListener("afterprint", () => document.querySelectorAll("details[data-printed]").forEach((one) => { one.open = false; delete one.dataset.printed; }));
if (window.location.hash) reveal(window.location.hash);

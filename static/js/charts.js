// Draws the figures that the page carries as JSON. Nothing is decided here: data and layout come from offices/charts.
// The library is fetched when a chart comes near the window, after the text.

const CONFIG = { displaylogo: false, displayModeBar: false, responsive: true, showSendToCloud: false, plotlyServerURL: "", scrollZoom: false };

function loadLibrary(url) {
  if (!loadLibrary.promise) {
    loadLibrary.promise = new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: url, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  }
  return loadLibrary.promise;
}

function withTokens(layout) {
  const style = getComputedStyle(document.body);
  const grid = { color: style.color };
  return {
    ...layout,
    font: { family: style.fontFamily, size: 13, color: style.color },
    xaxis: { ...layout.xaxis, ...grid },
    yaxis: { ...layout.yaxis, ...grid },
  };
}

// What is chosen for comparison goes along, as it does in the page's own links.
function withComparison(path) {
  const url = new URL(path, window.location.href);
  for (const office of new URLSearchParams(window.location.search).getAll("compare")) url.searchParams.append("compare", office);
  return url;
}

async function draw(figure) {
  const plot = figure.querySelector(".plot");
  const spec = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
  try {
    await loadLibrary(plot.dataset.plotly);
    plot.hidden = false;
    await Plotly.newPlot(plot, spec.data, withTokens(spec.layout), CONFIG);
  } catch (error) {
    plot.hidden = false;
    plot.textContent = plot.dataset.failed;
    throw error;
  }
  figure.querySelector(".chart-table").open = false;
  plot.on("plotly_click", (event) => { window.location.assign(withComparison(event.points[0].customdata)); });
  plot.dataset.drawn = "";
}

const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) { watcher.unobserve(entry.target); draw(entry.target); }
  }
}, { rootMargin: "300px" });

document.querySelectorAll("figure[data-chart]").forEach((figure) => watcher.observe(figure));

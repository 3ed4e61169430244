// Lays out the rows of a long comparison on a phone, some at a time, once the first are seen: a style leaves them until they
// come near, and pictures of a whole page, or a scroll bar, want them all. Nothing else; without it they come as one scrolls.

const PIECE = 4;

function layOut(rows) {
  for (const row of rows.splice(0, PIECE)) row.classList.add("near");
  if (rows.length) setTimeout(layOut, 0, rows);
}

layOut([...document.querySelectorAll(".compare tbody tr")]);

// While the mouse is down nothing moves, or the click that it begins is lost. What came meanwhile is done after the click.

let waits = null; // while it is down: what is to be done

export function whenUp(act) {
  if (waits) waits.push(act);
  else act();
}

export const mouseUp = () => new Promise(whenUp);

// The list of a select takes the mouse, and nobody tells when it is let go.
function down(event) {
  if (!event.target.closest("select")) waits ??= [];
}

// The click comes right behind the mouse that goes up.
function up() {
  setTimeout(() => {
    const acts = waits ?? [];
    waits = null;
    for (const act of acts) act();
  });
}

addEventListener("pointerdown", down, true);
for (const name of ["pointerup", "pointercancel", "keydown"]) addEventListener(name, up, true);
addEventListener("blur", up); // of the window

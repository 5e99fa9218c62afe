// Moves what is dragged on the schedule by filling the page's own form. The links beside each entry do the same.
"use strict";
(() => {
  const form = document.getElementById("drop");
  if (!form) return;
  let held = null;
  let over = null;

  // Nothing could bring back the words for a place, so what is in no room stays in none, and the other way round.
  const takes = (cell) => cell.dataset.room === undefined || (cell.dataset.room === "") === (held.dataset.room === "");
  const found = (event, css) => (event.target instanceof Element ? event.target : event.target.parentElement)?.closest(css);

  // Days from one to the other, by the calendar alone.
  const between = (from, to) => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86400000;
  const later = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 86400000).toISOString().slice(0, 10);

  // Where it would begin there, and in which room.
  const spot = (cell) => {
    const { starts, day, room, own } = held.dataset;
    const [date, time] = starts.split("T");
    const to = cell.dataset.time ? cell.dataset.day : later(date, between(day, cell.dataset.day));
    const stays = cell.dataset.room === undefined || cell.dataset.room === room;
    return { starts_at: `${to}T${cell.dataset.time ?? time}`, room: stays ? own : cell.dataset.room };
  };

  document.addEventListener("dragstart", (event) => {
    held = found(event, "[data-move]") ?? null;
    if (held) event.dataTransfer.setData("text/plain", held.dataset.move);
  });
  const point = (cell) => {
    over?.classList.remove("is-over");
    over = cell;
    over?.classList.add("is-over");
  };
  document.addEventListener("dragend", () => {
    point(null);
    held = null;
  });
  document.addEventListener("dragover", (event) => {
    const cell = held && found(event, "td[data-day]");
    point(cell && takes(cell) ? cell : null);
    if (!over) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "move";
  });
  document.addEventListener("drop", (event) => {
    const cell = held && found(event, "td[data-day]");
    if (!cell || !takes(cell)) return;
    event.preventDefault();
    const to = spot(cell);
    if (to.starts_at === held.dataset.starts && to.room === held.dataset.own) return;
    form.action = held.dataset.move;
    form.elements.starts_at.value = to.starts_at;
    form.elements.room.value = to.room;
    form.elements.revision.value = held.dataset.revision;
    form.submit();
  });
})();

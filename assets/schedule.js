// Moves what is dragged on the schedule by filling the page's own form. The links beside each entry do the same.
"use strict";
(() => {
  const form = document.getElementById("drop");
  if (!form) return;
  let held = null;

  // Words for a place can be had again by nobody, so what is in no room stays in none, and the other way round.
  const takes = (cell) => cell.dataset.room === undefined || (cell.dataset.room === "") === (held.dataset.room === "");
  const cellOf = (event) => event.target.closest("td[data-day]");

  // Days from one to the other, by the calendar alone.
  const between = (from, to) => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86400000;
  const later = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 86400000).toISOString().slice(0, 10);

  document.addEventListener("dragstart", (event) => {
    held = event.target.closest("[data-shift]");
    if (held) event.dataTransfer.setData("text/plain", held.dataset.shift);
  });
  document.addEventListener("dragend", () => { held = null; });
  document.addEventListener("dragover", (event) => {
    const cell = held && cellOf(event);
    if (cell && takes(cell)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const cell = held && cellOf(event);
    if (!cell || !takes(cell)) return;
    event.preventDefault();
    const { starts, day, room, revision, shift } = held.dataset;
    const [date, time] = starts.split("T");
    form.action = shift;
    form.elements.starts_at.value = `${later(date, between(day, cell.dataset.day))}T${cell.dataset.time ?? time}`;
    form.elements.room.value = cell.dataset.room ?? room;
    form.elements.revision.value = revision;
    form.submit();
  });
})();

"use strict";

// Times in the reader's own zone and language; without this script they are in the job's.
function sayTimes(within) {
  const language = document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  for (const time of within.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) time.textContent = format.format(moment);
  }
}

// The part of a page that changes by itself. A browser that lost the connection connects again by itself.
function follow(part) {
  const events = new EventSource(part.dataset.events);
  events.addEventListener("part", (event) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = event.data;
    sayTimes(fresh.content);
    part.querySelector("table")?.remove();
    const table = fresh.content.querySelector("table");
    if (table) part.append(table);
    // Screen readers say what changes in a status line, and nothing of one that is put in another's place.
    const status = part.querySelector("[role=status]");
    const said = fresh.content.querySelector("[role=status]").textContent;
    if (status.textContent !== said) status.textContent = said;
  });
  events.addEventListener("ended", () => {
    events.close();
    location.reload();
  });
}

// A file may be dropped anywhere on the page.
function takeDrops(form) {
  const input = form.querySelector("input[type=file]");
  const over = (isOver) => (event) => {
    event.preventDefault();
    form.classList.toggle("over", isOver);
  };
  for (const name of ["dragenter", "dragover"]) document.addEventListener(name, over(true));
  document.addEventListener("dragleave", over(false));
  document.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.focus();
  });
}

// The switch of languages comes back to the page that it was used on.
function comeBack(form) {
  const address = new URL(form.action);
  address.searchParams.set("page", location.pathname + location.search);
  form.action = address.href;
}

sayTimes(document);
for (const part of document.querySelectorAll("[data-events]")) follow(part);
for (const form of document.querySelectorAll("[data-drop]")) takeDrops(form);
for (const form of document.querySelectorAll("[data-returns]")) comeBack(form);

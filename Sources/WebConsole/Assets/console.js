"use strict";
// Every page works without this script: what it does is quicker or nearer to the hand, and decides nothing.

// Times in the reader's own zone and language; without this script they are in the job's.
function sayTimes(within) {
  const language = document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  for (const time of within.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) time.textContent = format.format(moment);
  }
}

// Screen readers say what changes in a status line, and nothing of one that is put in another's place.
function say(status, words) {
  if (status && words && status.textContent !== words) status.textContent = words;
}

// Puts a fresh part into the place of an old one; the status line stays, and the focus, and buttons that are the same: a
// press on one that goes away under the pointer would be lost.
function renew(part, fresh) {
  sayTimes(fresh);
  const [status, said] = [part, fresh].map((place) => place.querySelector("[role=status]"));
  if (status && said) {
    say(status, said.textContent);
    said.remove();
  }
  const [still, same] = [part, fresh].map((place) => place.querySelector("[data-still]"));
  const kept = still && still.outerHTML === same?.outerHTML ? [status, still] : [status];
  if (kept.length > 1) same.remove();
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  for (const old of [...part.childNodes]) if (!kept.includes(old)) old.remove();
  part.append(fresh);
  if (focused) document.getElementById(focused)?.focus();
}

// The part of a page that changes by itself. Every event is the whole part, so that a browser that connects again has
// missed nothing; a tab that is not seen asks for nothing.
function follow(part) {
  let events, silence, before;
  const line = () => part.querySelector("[role=status]") ?? document.querySelector("[role=status]");
  const close = () => {
    events?.close();
    clearTimeout(silence);
    events = silence = undefined;
  };
  // A browser that finds nobody asks again by itself, and says nothing.
  const hear = () => {
    clearTimeout(silence);
    if (before !== undefined) say(line(), before);
    silence = before = undefined;
  };
  const miss = () => {
    before = line()?.textContent;
    say(line(), part.dataset.gone);
  };
  const look = () => {
    close();
    if (document.hidden) return;
    events = new EventSource(part.dataset.events);
    events.addEventListener("open", hear);
    events.addEventListener("part", (event) => {
      const fresh = Object.assign(document.createElement("template"), { innerHTML: event.data });
      renew(part, fresh.content);
    });
    events.addEventListener("error", () => {
      // It does not after an answer that is no stream, as that of a console that was started again.
      if (events?.readyState !== EventSource.CLOSED) return void (silence ??= setTimeout(miss, 4000));
      hear();
      say(line(), part.dataset.lost);
    });
    events.addEventListener("ended", () => {
      close();
      document.removeEventListener("visibilitychange", look);
      // To load the answer to a form again would send the form again.
      if (part.dataset.page) location.replace(part.dataset.page);
      else location.reload();
    });
  };
  document.addEventListener("visibilitychange", look);
  look();
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
    form.querySelector("button").focus();
  });
}

// Sends a form as the browser would, and gives the page that comes of it.
async function send(form) {
  const data = new FormData(form);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const response = await fetch(form.action, { method: "POST", body });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// A table of inputs by the keyboard: arrows go from cell to cell, Enter edits and then sends the row's form, Esc undoes.
// The page that the form leads to has the row again, checked: it takes the old one's place.
function moveThrough(grid) {
  const status = document.querySelector("[role=status]");
  const field = "input:not([type=hidden]), select";
  const column = (input) => input.closest("td, th").cellIndex;
  const go = (row, place) => {
    const next = row?.cells[place]?.querySelector(field);
    next?.focus();
    next?.select?.();
  };
  const step = (input, down, right) => {
    const row = input.closest("tr");
    const rows = [...grid.tBodies[0].rows].filter((other) => other.querySelector(field));
    if (down) return go(rows[rows.indexOf(row) + down], column(input));
    const fields = [...row.querySelectorAll(field)];
    const next = fields[fields.indexOf(input) + right];
    if (next) go(row, column(next));
  };
  const commit = async (input) => {
    const row = input.closest("tr");
    grid.setAttribute("aria-busy", "true");
    try {
      const page = await send(input.form);
      const problem = page.querySelector(".problem");
      const fresh = row.id && page.getElementById(row.id);
      // What was not done is said above the table, with the form that does it all the same.
      document.querySelector(".problem")?.remove();
      if (problem && status) status.before(document.adoptNode(problem));
      say(status, (page.querySelector("[role=status]") ?? problem)?.textContent.trim());
      const focused = grid.contains(document.activeElement) ? document.activeElement : null;
      const [there, here] = [focused?.closest("tr")?.id, focused && column(focused)];
      if (!fresh && !problem) for (const one of row.querySelectorAll(field)) one.closest("td, th").classList.add("changed");
      // Other rows may have had their problem with this one; one that is not there any more has none of the page's.
      for (const old of fresh ? [...grid.tBodies[0].rows] : []) {
        const now = page.getElementById(old.id);
        if (old !== row && old.querySelector("[data-edited]")) continue;
        if (now) old.replaceWith(document.adoptNode(now));
        else old.querySelector(".said")?.replaceChildren();
      }
      for (const part of fresh ? ["undo", "all"] : []) {
        const now = page.getElementById(part);
        if (now) document.getElementById(part)?.replaceWith(document.adoptNode(now));
      }
      if (there && !document.contains(focused)) go(document.getElementById(there), here);
    } catch {
      // The console has ended: the browser's own page says so.
      input.form.submit();
    } finally {
      grid.removeAttribute("aria-busy");
    }
  };
  grid.addEventListener("input", (event) => event.target.toggleAttribute("data-edited", true));
  grid.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches(field) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isEdited = input.hasAttribute("data-edited");
    const isChoice = input.matches("select");
    const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (event.key === "Escape") {
      input.value = input.defaultValue ?? input.value;
      input.removeAttribute("data-edited");
      input.select?.();
    } else if (way && !isEdited && !isChoice) {
      event.preventDefault();
      step(input, ...way);
    } else if (event.key === "Enter" && input.form) {
      event.preventDefault();
      const begins = !isEdited && !isChoice;
      input.toggleAttribute("data-edited", begins);
      if (begins) return input.setSelectionRange?.(input.value.length, input.value.length);
      commit(input);
      step(input, 1, 0);
    }
  });
}

sayTimes(document);
for (const part of document.querySelectorAll("[data-events]")) follow(part);
for (const form of document.querySelectorAll("[data-drop]")) takeDrops(form);
for (const grid of document.querySelectorAll("table[data-grid]")) moveThrough(grid);

"use strict";
// Every page works without this script: what it does is quicker or nearer to the hand, and decides nothing.

// Times in the reader's own zone, which they name, in the one order that days have on these pages, charts and file names:
// that of ISO 8601, as Swedish writes it. Without this script they are in the job's zone, and name that.
function sayTimes(within) {
  const format = new Intl.DateTimeFormat("sv", { dateStyle: "short", timeStyle: "long" });
  for (const time of within.querySelectorAll("time")) {
    const moment = Date.parse(time.dateTime);
    if (moment) time.textContent = format.format(moment);
  }
  // A choice holds no element, so that its time is a text beside its name.
  for (const choice of within.querySelectorAll("option[data-time]")) {
    const moment = Date.parse(choice.dataset.time);
    if (moment) choice.textContent = `${choice.value} · ${format.format(moment)}`;
  }
}

// Screen readers say what changes in a status line, and nothing of one that is put in another's place.
function say(status, words) {
  if (status && words && status.textContent !== words) status.textContent = words;
}

// Puts what is new of a part into its place. What is the same stays: a press on a button that goes away under the pointer
// would be lost.
function renew(part, text) {
  const fresh = new DOMParser().parseFromString(text, "text/html").body;
  sayTimes(fresh);
  for (const now of [...fresh.children]) {
    const old = document.getElementById(now.id);
    if (!old) part.append(now);
    else if (now.matches("[role=status]")) say(old, now.textContent);
    else if (!old.isEqualNode(now)) {
      const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
      old.replaceWith(now);
      if (focused) document.getElementById(focused)?.focus();
    }
  }
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
  const hear = (words = before) => {
    clearTimeout(silence);
    say(line(), words);
    silence = before = undefined;
  };
  const look = () => {
    close();
    if (document.hidden) return;
    events = new EventSource(part.dataset.events);
    events.addEventListener("open", () => hear());
    events.addEventListener("part", (event) => renew(part, event.data));
    events.addEventListener("error", () => {
      // A browser that finds no console asks again by itself, and says nothing; it does not after an answer that is no
      // stream, as that of a console that was started again.
      if (events?.readyState === EventSource.CLOSED) return hear(part.dataset.lost);
      silence ??= setTimeout(() => {
        before = line()?.textContent;
        say(line(), part.dataset.gone);
      }, 4000);
    });
    events.addEventListener("ended", () => {
      close();
      document.removeEventListener("visibilitychange", look);
      // To load the answer to a form again would send the form again. What somebody has typed or chosen stays.
      if (part.dataset.page && !document.querySelector("[data-edited]")) location.replace(part.dataset.page);
    });
  };
  document.addEventListener("visibilitychange", look);
  look();
}

// A file may be dropped anywhere on the page.
function takeDrops(form) {
  const take = (event) => {
    event.preventDefault();
    form.classList.toggle("over", event.type === "dragenter" || event.type === "dragover");
    if (event.type !== "drop" || event.dataTransfer.files.length === 0) return;
    form.querySelector("input[type=file]").files = event.dataTransfer.files;
    form.querySelector("button").focus();
  };
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) document.addEventListener(name, take);
}

// A table of inputs by the keyboard: arrows go from cell to cell, Enter edits and then sends the row's form, Esc undoes.
// The page that the form leads to has the row again, checked: it takes the old one's place.
function moveThrough(grid) {
  const field = "input:not([type=hidden])";
  const column = (input) => input.closest("td, th").cellIndex;
  const go = (row, place) => {
    const next = row?.cells[place]?.querySelector(field);
    next?.focus();
    next?.select();
  };
  const step = (input, down, right) => {
    const row = input.closest("tr");
    const rows = [...grid.tBodies[0].rows].filter((other) => other.querySelector(field));
    const fields = [...row.querySelectorAll(field)];
    if (down) go(rows[rows.indexOf(row) + down], column(input));
    else go(row, column(fields[fields.indexOf(input) + right] ?? input));
  };
  // Shows what the answer to a sent row says of it and of the others.
  const show = (page, id, isSent) => {
    const row = document.getElementById(id);
    const [status, said] = [document, page].map((place) => place.querySelector("[role=status]"));
    const problem = page.querySelector(".problem");
    const isThere = page.getElementById(id) !== null;
    // What was not done is said above the table, with the form that does it all the same.
    document.querySelector(".problem")?.remove();
    if (problem) status?.before(problem);
    say(status, (said ?? problem)?.textContent.trim());
    const focused = grid.contains(document.activeElement) ? document.activeElement : null;
    const [there, here] = [focused?.closest("tr")?.id, focused && column(focused)];
    if (!isThere && !problem) for (const one of row.querySelectorAll(field)) one.closest("td, th").classList.add("changed");
    // Other rows may have had their problem with this one; one that is not there any more has none of the page's.
    for (const old of document.querySelectorAll("table[data-grid] tbody tr, #cause, #partial, #undo, #all")) {
      const now = page.getElementById(old.id);
      if (!(isSent && old === row) && old.querySelector("[data-edited]")) continue;
      if (now) old.replaceWith(now);
      else if (isThere) old.querySelector(".said")?.replaceChildren();
    }
    if (there && !document.contains(focused)) go(document.getElementById(there), here);
  };
  const read = async (response) => new DOMParser().parseFromString(await response.text(), "text/html");
  let commits = 0;
  const commit = async (input) => {
    const id = input.closest("tr").id;
    let response, page;
    grid.ariaBusy = "true";
    try {
      const body = new URLSearchParams(new FormData(input.form));
      response = await fetch(input.form.action, { method: "POST", body });
      page = await read(response);
    } catch {
      // The console has ended: the browser's own page says so.
      return input.form.submit();
    } finally {
      grid.ariaBusy = null;
    }
    const isPartial = response.redirected && page.querySelector("#partial p");
    show(page, id, true);
    // What it means to other rows is known once the whole sheet has been checked; until then, the page says that.
    if (!isPartial) return;
    const own = ++commits;
    const whole = await fetch(response.url + "&whole=yes").then(read, () => null);
    if (whole && own === commits) show(whole, id, false);
  };
  grid.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches(field) || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const isEdited = input.hasAttribute("data-edited");
    const way = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (event.key === "Escape") {
      input.value = input.defaultValue;
      input.removeAttribute("data-edited");
      input.select();
    } else if (way && !isEdited) {
      event.preventDefault();
      step(input, ...way);
    } else if (event.key === "Enter") {
      event.preventDefault();
      input.toggleAttribute("data-edited", !isEdited);
      if (!isEdited) return input.setSelectionRange(input.value.length, input.value.length);
      commit(input);
      step(input, 1, 0);
    }
  });
}

// What was typed or chosen and not sent is asked for before another page takes its place.
document.addEventListener("input", (event) => event.target.toggleAttribute("data-edited", true));
document.addEventListener("submit", (event) => event.target.toggleAttribute("data-sent", true));
addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-kept]:not([data-sent]) [data-edited]")) event.preventDefault(); });
sayTimes(document);
for (const part of document.querySelectorAll("[data-events]")) follow(part);
for (const form of document.querySelectorAll("[data-drop]")) takeDrops(form);
for (const grid of document.querySelectorAll("table[data-grid]")) moveThrough(grid);

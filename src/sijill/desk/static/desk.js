// Keys and hints. Everything works without this file; it only makes it quicker.
"use strict";
(() => {
  const lines = [...document.querySelectorAll("[data-line]")];
  const keys = document.getElementById("keys");
  let at = -1;
  let leading = false;

  function isTyping(target) {
    return target.closest("input, textarea, select, [contenteditable]") !== null;
  }

  // The last question is there to be read, and gone with the first letter of the next.
  function ask() {
    const box = document.getElementById("q");
    box.focus();
    box.select();
  }

  function move(step) {
    if (!lines.length) return;
    if (at >= 0) lines[at].classList.remove("at");
    at = Math.max(0, Math.min(lines.length - 1, at + step));
    const line = lines[at];
    line.classList.add("at");
    line.scrollIntoView({ block: "nearest" });
    const link = line.querySelector("a.main") || line.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    show(line.dataset.fact);
  }

  function press(key) {
    const place = at >= 0 ? lines[at] : document;
    const button = place.querySelector(`[data-press="${CSS.escape(key)}"]`) || document.querySelector(`[data-press="${CSS.escape(key)}"]`);
    if (button) button.click();
    return button !== null;
  }

  function edit(event) {
    const details = at >= 0 ? lines[at].querySelector("details") : null;
    if (!details) return;
    event.preventDefault();
    details.open = true;
    details.querySelector("input:not([type=hidden]), select, textarea, button").focus();
  }

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      ask();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (leading) {
      leading = false;
      const link = document.querySelector(`.menu [data-key="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    switch (event.key) {
      case "/": event.preventDefault(); ask(); break;
      case "j": move(1); break;
      case "k": move(-1); break;
      case "g": leading = true; break;
      case "?": keys.showModal(); break;
      case "a": case "r": case "u": if (press(event.key)) event.preventDefault(); break;
      case "e": edit(event); break;
    }
  });

  // A document: facts in the margin and their words in the text point at each other.
  const marks = [...document.querySelectorAll("mark[data-fact]")];
  function show(fact) {
    for (const mark of marks) mark.classList.toggle("near", Boolean(fact) && mark.dataset.fact.split(" ").includes(fact));
    const first = marks.find((mark) => mark.classList.contains("near"));
    if (first) first.scrollIntoView({ block: "nearest" });
  }
  for (const fact of document.querySelectorAll(".margin [data-fact], .facts [data-fact]")) {
    fact.addEventListener("mouseenter", (event) => { event.stopPropagation(); show(fact.dataset.fact); });
  }

  // Files may be dropped on the form.
  for (const form of document.querySelectorAll("form.drop")) {
    const input = form.querySelector("input[type=file]");
    form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      input.files = event.dataTransfer.files;
    });
  }
})();

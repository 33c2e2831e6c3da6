// SPDX-License-Identifier: EUPL-1.2
// Small comforts. Every page works without this file.
"use strict";

const RESEND_AFTER_MS = 4000;

// Buttons that only work with script appear only with script.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// After a refused form the reader starts at what has to be looked at again.
document.querySelector("[data-focus]")?.focus();

// Says how much room is left once the end of a text comes near.
function countAlong(box) {
  const limit = Number(box.dataset.limit);
  const count = document.createElement("p");
  count.className = "hint count";
  count.setAttribute("aria-live", "polite");
  box.after(count);
  const show = () => {
    const used = [...box.value].length;
    count.textContent = used > limit * 0.8 ? `${used} / ${limit}` : "";
    count.classList.toggle("over", used > limit);
  };
  box.addEventListener("input", show);
  show();
}
document.querySelectorAll("textarea[data-limit]").forEach(countAlong);

// A second click while the first is on its way sends nothing twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, RESEND_AFTER_MS);
});

// What scrolls sideways can be reached and moved with the keyboard, in every browser.
(() => {
  "use strict";

  const scrolls = (element) =>
    element.scrollWidth > element.clientWidth &&
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX);

  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (scrolls(target)) {
        target.tabIndex = 0;
      } else {
        target.removeAttribute("tabindex");
      }
    }
  });

  const watch = () => {
    watcher.disconnect();
    if (!document.querySelector("[class*='sse-']")) return;
    for (const box of document.querySelectorAll(".sse-table, pre, pre > code")) {
      watcher.observe(box);
    }
    // A theme may put the table into a box of its own, and does so when it likes.
    for (const table of document.querySelectorAll(".sse-table table")) {
      for (let box = table; !box.matches(".sse-table"); box = box.parentElement) {
        watcher.observe(box);
      }
    }
  };

  addEventListener("load", watch);
  // Material tells of each page that it puts in the place of another.
  if (typeof document$ !== "undefined") document$.subscribe(() => requestAnimationFrame(watch));
})();

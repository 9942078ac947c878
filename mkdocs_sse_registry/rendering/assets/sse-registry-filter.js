// A box above each long table of the registry that leaves only the rows with all words typed in.
(() => {
  "use strict";

  const LONG = 15;
  let made = 0;

  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  const addFilter = (table) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const frame = table.closest(".sse-table");
    if (rows.length <= LONG || frame.previousElementSibling?.matches(".sse-filter")) return;
    const texts = rows.map((row) => row.textContent.toLowerCase());

    const box = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("output");
    box.className = "sse-filter";
    label.textContent = "Filter rows";
    label.htmlFor = input.id = `sse-filter-${(made += 1)}`;
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    count.htmlFor = input.id;
    count.setAttribute("aria-live", "polite");

    // The columns stay as wide as they were, whichever rows are left.
    const keepWidths = () => {
      const heads = [...table.rows[0].cells];
      const widths = heads.map((head) => `${head.getBoundingClientRect().width}px`);
      heads.forEach((head, index) => (head.style.minWidth = input.value ? widths[index] : ""));
    };

    const apply = () => {
      const wanted = words(input.value);
      keepWidths();
      const shown = texts.map((text) => wanted.every((word) => text.includes(word)));
      rows.forEach((row, index) => row.classList.toggle("sse-left-out", !shown[index]));
      count.textContent = `${shown.filter(Boolean).length} of ${rows.length}`;
    };

    input.addEventListener("input", apply);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !input.value) return;
      event.preventDefault();
      input.value = "";
      apply();
    });

    box.append(label, input, count);
    frame.before(box);
    apply();
  };

  const addFilters = () => document.querySelectorAll(".sse-table table").forEach(addFilter);

  addFilters();
  // Material tells of each page that it puts in the place of another.
  if (typeof document$ !== "undefined") document$.subscribe(addFilters);
})();

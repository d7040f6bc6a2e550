"use strict";
// The overview sorts and filters in place. Without this the same orders and selections are pages of their own.
const table = document.querySelector("table.overview"), body = table.tBodies[0], form = document.querySelector("form.sift");
const rows = [...body.rows];
const value = (row, column, by) => {
  const cell = row.cells[column];
  return by === "number" ? Number(cell.dataset.value ?? cell.textContent) : (cell.querySelector("time")?.dateTime ?? cell.textContent.trim());
};
[...table.tHead.rows[0].cells].forEach((head, column) => {
  const by = head.dataset.by;
  if (!by) return;
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const falling = head.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    const compare = (a, b) => (by === "number" ? a - b : a.localeCompare(b, document.documentElement.lang));
    rows.sort((a, b) => (falling ? -1 : 1) * compare(value(a, column, by), value(b, column, by)));
    body.append(...rows);
  });
});
if (form) {
  const told = form.querySelector("output");
  const sift = () => {
    const name = form.elements.name.value.trim().toLocaleLowerCase(), grade = form.elements.grade.value;
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(row.cells[1].textContent.toLocaleLowerCase().includes(name) && (!grade || row.dataset.grade === grade));
      shown += row.hidden ? 0 : 1;
    }
    told.textContent = told.dataset.words.replace("##", rows.length).replace("#", shown);
  };
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
}

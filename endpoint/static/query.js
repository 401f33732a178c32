// The page works without this; it adds Ctrl + Enter and puts the cursor where an error is.
const query = document.getElementById("query");
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    query.form.requestSubmit();
  }
});
if (query.dataset.line) {
  const lines = query.value.split("\n");
  const before = lines.slice(0, query.dataset.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const offset = Math.min(before + Number(query.dataset.column) - 1, query.value.length);
  query.focus();
  query.setSelectionRange(offset, Math.min(offset + 1, query.value.length));
}

// On paper: the view on one page of whatever size, as a drawing with its title, legend and sources; then the table.
function beforePrint() {
  if (tablesWait) drawTables();
  const picture = byId("printed");
  picture.alt = titleOf(state.lang);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asVector().text)}`;
}

// On paper: the map as a picture of what is shown, light, then the table.
let themeBefore;

function beforePrint() {
  if (tablesWait) drawTables();
  themeBefore = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  repaint();
  network.redraw();
  const picture = byId("printed");
  picture.alt = say(state.view.title);
  picture.src = network.canvas.frame.canvas.toDataURL("image/png");
}

function afterPrint() {
  if (themeBefore) document.documentElement.dataset.theme = themeBefore;
  else delete document.documentElement.dataset.theme;
  repaint();
}

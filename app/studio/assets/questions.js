// Questions as forms, from the declarations that the command line has, and answers as tables.

function questionsTab() {
  const place = make("div", { id: "answer" });
  const chosen = make("select", {}, ...(state.questions || []).map(({ id, text }) => make("option", { value: id }, text)));
  const form = make("div", {});
  const pick = () => {
    state.question = chosen.value;
    form.replaceChildren(questionForm(state.questions.find(({ id }) => id === chosen.value), place));
  };
  chosen.addEventListener("change", pick);
  if (state.questions) {
    chosen.value = state.question || state.questions[0].id;
    pick();
    if (state.answer) place.replaceChildren(...answerParts(state.answer));
  } else loadQuestions();
  const all = saving(say("save_all"), say("answers_name"), () =>
    call("answer_file", { question: "all", options: {}, form: "xlsx", lang: state.lang }));
  return [make("h1", {}, say("questions")), make("label", {}, say("question"), chosen), form, make("p", {}, all), place];
}

function loadQuestions() {
  return attempt(async () => {
    state.questions = await call("questions", { lang: state.lang });
    if (state.tab === "questions") show("questions");
    return "";
  });
}

function questionForm(question, place) {
  const fields = question.fields.map(field);
  const form = make("form", {}, ...fields.map(({ label }) => label));
  form.append(make("button", { type: "submit", className: "first" }, say("ask")), make("datalist", { id: "things" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const options = Object.fromEntries(fields.map(({ id, input }) => [id, input.value.trim()]).filter(([, of]) => of));
    attempt(async () => {
      const given = { question: question.id, options, lang: state.lang };
      state.answer = { ...given, ...(await call("answer", given)) };
      place.replaceChildren(...answerParts(state.answer));
      place.querySelector("h2").focus();
      return "";
    });
  });
  if (state.datasets.length) fillThings(form);
  return form;
}

/** What a form may refer to, as proposals while somebody types. */
async function fillThings(form) {
  try {
    state.things = state.things || (await call("things", { lang: state.lang }));
    const options = state.things.map(([value, label]) => make("option", { value, label }));
    form.querySelector("datalist").replaceChildren(...options);
  } catch (error) {
    tell(error.message);
  }
}

function field(of) {
  const values = of.values || [];
  const needed = of.required ? ` (${say("required")})` : "";
  const choices = [["", of.default ? `(${of.default})` : say("any")], ...values];
  const input = values.length
    ? make("select", {}, ...choices.map(([value, text]) => make("option", { value }, text)))
    : make("input", { type: of.number ? "number" : "text", required: of.required });
  if ((of.kinds || []).length) input.setAttribute("list", "things");
  if (of.number) input.min = 0;
  return { id: of.id, input, label: make("label", {}, `${of.what}${needed}`, input) };
}

function answerParts(answer) {
  const { question, options, lang } = answer;
  const forms = ["xlsx", "csv", "json"].map((form) =>
    saving(say("save_as", { form: form.toUpperCase() }), `${question}.${form}`, () =>
      call("answer_file", { question, options, form, lang })));
  const parts = [make("h2", { tabIndex: -1 }, answer.title), answer.part ? make("p", {}, answer.part) : null];
  if (answer.rows.length) {
    const rows = answer.rows.map((row) =>
      make("tr", {}, ...row.cells.map((text) => make("td", {}, text)), make("td", {}, proofs(row))));
    parts.push(table(answer.title, [...answer.headings, say("evidence")], rows));
  }
  return [...parts, make("div", { className: "row" }, ...forms)].filter(Boolean);
}

function proofs({ evidence, more }) {
  if (!evidence.length) return "";
  const items = [...evidence, ...(more ? [say("more", { n: more })] : [])].map((text) => make("li", {}, text));
  return make("details", {}, make("summary", {}, say("proofs", { n: evidence.length + more })), make("ul", {}, ...items));
}

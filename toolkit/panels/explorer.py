"""The linked panel: timeline, table, reader and filters in one face, with stock widgets for what needs a kernel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from toolkit.figures.summaries import summarise
from toolkit.panels.module import compress_module, read_loader
from toolkit.panels.page import build_page
from toolkit.panels.payload import pack
from toolkit.panels.still import build_still
from toolkit.schemas import CUE_CLASSES, FORMS
from toolkit.study import Study, expect_study

LIST_FILTERS = ("speakers", "outlets", "forms", "cue_classes")
FILTERS = (*LIST_FILTERS, "text", "begin", "finish", "undated")
COLORS = ("outlet", "cue_class")
LEAST_HEIGHT = 520
"""Pixels that toolbar, timeline, table and reader need."""


class ExplorerFace(anywidget.AnyWidget):
    """The face alone: what the browser draws, and the traits it shares with Python."""

    _esm = read_loader()
    face = traitlets.Bytes().tag(sync=True)
    payload = traitlets.Bytes().tag(sync=True)
    selected = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    filters = traitlets.Dict().tag(sync=True)
    color = traitlets.Enum(COLORS, default_value="outlet").tag(sync=True)
    height = traitlets.Int(None, min=LEAST_HEIGHT, allow_none=True).tag(sync=True)


class ExplorerPanel(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets ships no types
    """The explorer in a notebook; `selected`, `filters` and `color` can be read, observed and set.

    `selected` is a statement_id or None. `filters` maps speakers, outlets, forms and cue_classes to the names
    that may be seen ("" is the unknown one), `text` to words to look for, `begin` and `finish` to ISO dates,
    and `undated` to False where statements without a date are hidden; what is left out is not filtered.

    What a reader corrects in the panel gives a new study: `study` is always the one that is shown, `corrections` its
    log. `correct` does the same from Python, `undo` takes the last correction back.
    """

    selected = traitlets.Unicode(None, allow_none=True)
    filters = traitlets.Dict()
    color = traitlets.Enum(COLORS, default_value="outlet")
    corrections = traitlets.Tuple()

    def __init__(self, study: Study, *, title: str | None = None, height: int | None = None) -> None:
        """Show the study under this title, so many pixels high; without a height it fits the window."""
        self.study = study
        self.title = title
        self._earlier: list[Study] = []
        self._ids = frozenset(study.statements["statement_id"])
        self.face = ExplorerFace(face=compress_module(), payload=pack(study, title=title), height=height)
        self.face.on_msg(self._heard)
        self.person = ipywidgets.Text(description="Your name", placeholder="kept in the log", layout={"width": "260px"})
        super().__init__([self.face, _keep_row(self), _correct_row(self)])
        self.corrections = study.corrections
        for name in ("selected", "filters", "color"):
            traitlets.link((self, name), (self.face, name))

    def __repr__(self) -> str:
        """What a notebook shows where no kernel runs."""
        return f"Statement explorer: {summarise(self.study)} (run the notebook to see it)"

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """The panel, and the still picture of it for readers of a rendered notebook."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options)
        return bundle | {"text/html": build_still(self.study, title=self.title)}

    @property
    def statement(self) -> Any:
        """The chosen row of `study.statements`, or None."""
        if self.selected is None:
            return None
        rows = self.study.statements
        return rows[rows["statement_id"] == self.selected].iloc[0]

    def correct(self, entry: Mapping[str, Any]) -> None:
        """Apply one entry of a log of corrections (`toolkit.corrections`) and show the study that follows.

        Raises CorrectionError where the entry does not fit the study; nothing is changed then.
        """
        from toolkit.corrections import replay  # the finders, which a saved study that is only read does without

        corrected = replay(self.study, [{"by": self.person.value, "reason": "", **entry}])
        self._earlier.append(self.study)
        self._show(corrected)

    def undo(self) -> None:
        """Show the study as it was before the last correction made in this panel; without one, nothing happens."""
        if self._earlier:
            self._show(self._earlier.pop())

    def _show(self, study: Study) -> None:
        self.study = study
        self._ids = frozenset(study.statements["statement_id"])
        if self.selected not in self._ids:
            self.selected = None
        self.face.payload = pack(study, title=self.title)
        self.corrections = study.corrections

    def _heard(self, face: ExplorerFace, message: Any, buffers: Any) -> None:
        """What the face asks for; a correction that does not fit is answered, for the reader to see."""
        from toolkit.corrections import CorrectionError

        if message.get("kind") != "correct":
            return
        try:
            self.correct(message["entry"])
        except CorrectionError as error:
            face.send({"kind": "refused", "words": f"Not changed: {error}"})

    @traitlets.validate("selected")
    def _check_selected(self, proposal: Any) -> str | None:
        value: str | None = proposal["value"]
        if value is not None and value not in self._ids:
            raise traitlets.TraitError(f"selected: {value!r} is no statement_id of this study; see study.statements")
        return value

    @traitlets.validate("filters")
    def _check_filters(self, proposal: Any) -> dict[str, Any]:
        return check_filters(proposal["value"])


def explore(study: Study, *, title: str | None = None, height: int | None = None) -> ExplorerPanel:
    """The panel: timeline, table and article reader, linked; choosing a statement in one chooses it in the others.

    `title` stands over a shared page and a saved picture; `height` is in pixels, at least 520, and without it the panel
    is as high as the window has room for; narrower than 760 pixels, its parts stand beneath each other. The study given
    is not changed: corrections made in the panel give a new one, `panel.study`. An empty study gives a panel that says
    so. Raises TypeError for articles that are not analysed yet, traitlets.TraitError for a height below that.

    >>> from toolkit import analyse, load_articles
    >>> articles = load_articles(["“We will stay,” Minister Ana Dorn said."], progress=False)
    >>> panel = explore(analyse(articles, progress=False), title="Who stays?")
    >>> panel.selected = panel.study.statements["statement_id"][0]
    >>> panel.statement["speaker"]
    'Ana Dorn'
    """
    return ExplorerPanel(expect_study(study, "explore"), title=title, height=height)


def check_filters(filters: Mapping[str, Any]) -> dict[str, Any]:
    """The filters with dates as ISO text and lists as lists; raises TraitError that names the wrong one.

    >>> check_filters({"forms": ("direct",), "begin": date(2021, 5, 10)})
    {'forms': ['direct'], 'begin': '2021-05-10'}
    """
    return {key: _check_filter(key, value) for key, value in filters.items() if value is not None}


def _check_filter(key: str, value: Any) -> Any:
    if key not in FILTERS:
        raise traitlets.TraitError(f"filters: there is no filter {key!r}; there are {', '.join(FILTERS)}")
    if key in LIST_FILTERS:
        return _check_names(key, value)
    if key == "undated":
        return bool(value)
    if key == "text":
        return str(value)
    return _check_day(key, value)


def _check_names(key: str, value: Any) -> list[str]:
    if isinstance(value, str) or not all(isinstance(each, str) for each in value):
        raise traitlets.TraitError(f"filters: {key!r} takes a list of names, not {value!r}")
    known = {"forms": FORMS, "cue_classes": ("", *CUE_CLASSES)}.get(key)
    for each in value:
        if known and each not in known:
            raise traitlets.TraitError(f"filters: {key!r} has no {each!r}; it has {', '.join(filter(None, known))}")
    return list(value)


def _check_day(key: str, value: Any) -> str:
    text = value.isoformat() if isinstance(value, (date, datetime)) else str(value)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise traitlets.TraitError(f"filters: {key!r} takes an ISO date such as '2021-05-10', not {value!r}") from None
    return text


def _keep_row(panel: ExplorerPanel) -> ipywidgets.HBox:
    """What needs a kernel: the page for others, and the study to open again."""
    page = ipywidgets.Text(value="story.html", description="Page", layout={"width": "260px"})
    folder = ipywidgets.Text(value="study", description="Study", layout={"width": "260px"})
    said = ipywidgets.Label()

    def write_page(path: Path) -> Path:
        path.write_text(build_page(panel.study, title=panel.title), encoding="utf-8")
        return path

    buttons = [
        _keep_button("Share page", page, said, write_page),
        _keep_button("Save study", folder, said, lambda path: Path(panel.study.save(path))),
    ]
    return ipywidgets.HBox([page, buttons[0], folder, buttons[1], said], layout={"flex_flow": "row wrap"})


def _correct_row(panel: ExplorerPanel) -> ipywidgets.HBox:
    """Who corrects, how many corrections there are, and the way back."""
    undo = ipywidgets.Button(description="Undo correction", disabled=True)
    said = ipywidgets.Label()

    def tell(_: Any = None) -> None:
        number = len(panel.corrections)
        said.value = f"{number} correction{'' if number == 1 else 's'}, kept in panel.study" if number else ""
        undo.disabled = not panel._earlier

    undo.on_click(lambda _: panel.undo())
    panel.observe(tell, "corrections")
    return ipywidgets.HBox([panel.person, undo, said], layout={"flex_flow": "row wrap"})


def _keep_button(
    name: str, field: ipywidgets.Text, said: ipywidgets.Label, keep: Callable[[Path], Path]
) -> ipywidgets.Button:
    button = ipywidgets.Button(description=name)

    def clicked(_: Any) -> None:
        button.disabled, said.value = True, "Writing …"  # thousands of articles take some seconds
        try:
            said.value = f"Written: {keep(Path(field.value))}"
        except OSError as error:
            said.value = f"Not written: {error}"
        finally:
            button.disabled = False

    button.on_click(clicked)
    return button

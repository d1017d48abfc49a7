"""A `Study` is the frozen result of an analysis, saved and opened as a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.schemas import LANGUAGES_READ, TABLES, check_spans

PROVENANCE_FILE = "provenance.json"
CORRECTIONS_FILE = "corrections.jsonl"


@dataclass(frozen=True, repr=False)
class Study:
    """The six tables of one analysis and where they come from; made by `analyse` or `open_study`.

    Every row of `segments`, `statements`, `dates`, `quantities` and `speakers` points back to the exact
    characters of `articles.text` that it was found in.
    """

    articles: pd.DataFrame
    segments: pd.DataFrame
    statements: pd.DataFrame
    dates: pd.DataFrame
    quantities: pd.DataFrame
    speakers: pd.DataFrame
    provenance: Mapping[str, Any] = field(default_factory=dict)
    corrections: tuple[Mapping[str, Any], ...] = ()
    """What people changed, in order; `toolkit.corrections` makes and replays it."""

    def __post_init__(self) -> None:
        """Check every table, and every span against the text it points to."""
        for name, table in TABLES.items():
            check_spans(table, table.check(getattr(self, name)), self.articles)

    def summary(self) -> str:
        """What the study holds, in one line of words, with the articles that could not be analysed."""
        counts = [say_count(len(getattr(self, name)), name) for name in TABLES if name != "segments"]
        return ", ".join(counts) + self._say_left_out()

    def left_out(self) -> dict[str, int]:
        """How many articles have no findings because their language is not read, and how many could not be analysed.

        `provenance["problems"]` says which and why.
        """
        language = self.articles["language"]
        foreign = set(self.articles.loc[language.notna() & ~language.isin(LANGUAGES_READ), "article_id"])
        problems = self.provenance.get("problems", ())
        named = {str(each.get("article_id") if isinstance(each, Mapping) else each) for each in problems}
        return {"foreign": len(named & foreign), "failed": len(named - foreign)}

    def _say_left_out(self) -> str:
        counts = self.left_out()
        words = {
            "foreign": "not in English: loaded, but not searched for findings",
            "failed": "could not be analysed in full (see .provenance['problems'])",
        }
        return "".join(f"; {say_count(counts[key], 'articles')} {words[key]}" for key in words if counts[key])

    def save(self, folder: str | Path) -> Path:
        """The folder itself, once it holds a Parquet file a table, the provenance and the log of corrections.

        A study that lies there is replaced. A folder that holds something else is refused with FileExistsError, a file
        with NotADirectoryError.
        """
        target = Path(folder)
        if target.is_file():
            raise NotADirectoryError(f"{target} is a file; name a folder for the study")
        if target.exists() and any(target.iterdir()) and not (target / PROVENANCE_FILE).exists():
            raise FileExistsError(f"{target} holds other files and no study; name a new or an empty folder")
        target.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            table = getattr(self, name).copy()
            table.attrs = {}
            table.to_parquet(target / f"{name}.parquet", index=False)
        lines = [json.dumps(dict(entry), ensure_ascii=False) + "\n" for entry in self.corrections]
        (target / CORRECTIONS_FILE).write_text("".join(lines), encoding="utf-8")
        text = json.dumps(dict(self.provenance), indent=2, ensure_ascii=False)
        (target / PROVENANCE_FILE).write_text(text + "\n", encoding="utf-8")
        return target

    def __repr__(self) -> str:
        """One line, as in a notebook; the tables themselves are `.statements` and the others."""
        return f"Study: {self.summary()}"

    def _repr_html_(self) -> str:
        return f"<p><b>Study</b>: {escape(self.summary())}</p>"


def say_count(number: int, name: str) -> str:
    """The count with its noun, which has its own form for one.

    >>> say_count(1, "quantities"), say_count(1720, "articles")
    ('1 quantity', '1,720 articles')
    """
    one = name.removesuffix("ies") + "y" if name.endswith("ies") else name.removesuffix("s")
    return f"{number:,} {one if number == 1 else name}"


def expect_study(value: Any, asked: str) -> Study:
    """The value, where it is a study; raises TypeError that says how to make one of articles.

    >>> expect_study("sample_articles", "explore")
    Traceback (most recent call last):
    TypeError: explore takes a study, not a str: first study = toolkit.analyse(toolkit.load_articles(...))
    """
    if isinstance(value, Study):
        return value
    kind = "table" if isinstance(value, pd.DataFrame) else type(value).__name__
    steps = "toolkit.analyse(articles)" if kind == "table" else "toolkit.analyse(toolkit.load_articles(...))"
    raise TypeError(f"{asked} takes a study, not a {kind}: first study = {steps}")


def open_study(folder: str | Path) -> Study:
    """The study saved in the folder, without analysing anything again.

    Raises FileNotFoundError, which names what is missing, SchemaError for a table that was changed by hand and no
    longer keeps its declaration, and ValueError, which names the file, for one that cannot be read.

    >>> from tempfile import mkdtemp
    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["It rained in Brant, the mayor said."], progress=False), progress=False)
    >>> open_study(study.save(Path(mkdtemp()) / "rain")).summary()
    '1 article, 1 statement, 0 dates, 0 quantities, 1 speaker'
    """
    source = Path(folder)
    expected = [*(f"{t}.parquet" for t in TABLES), PROVENANCE_FILE, CORRECTIONS_FILE]
    missing = [name for name in expected if not (source / name).exists()]
    if missing:
        if len(missing) == len(expected):
            what = "is there, but holds no study" if source.is_dir() else "does not exist"
            raise FileNotFoundError(f"the folder {source} {what} (articles.parquet, ...); save one with study.save")
        raise FileNotFoundError(f"{source} is no saved study: {', '.join(missing)} not found; save one with study.save")
    tables = {name: table.restore(_read(source / f"{name}.parquet", pd.read_parquet)) for name, table in TABLES.items()}
    provenance = _read(source / PROVENANCE_FILE, lambda path: json.loads(path.read_text(encoding="utf-8")))
    return Study(**tables, provenance=provenance, corrections=_read(source / CORRECTIONS_FILE, _read_log))


def _read_log(path: Path) -> tuple[Mapping[str, Any], ...]:
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _read(path: Path, reader: Callable[[Path], Any]) -> Any:
    """What the reader makes of a file of a study; raises ValueError, which names the file, where it is broken."""
    try:
        return reader(path)
    except (ValueError, OSError) as error:  # pyarrow's errors are of either kind
        raise ValueError(f"{path} cannot be read: it was cut off or changed by hand ({error})") from error


def rank_outlets(study: Study) -> list[str]:
    """The outlets by their number of statements, ties by name: the order in which they get their colours everywhere."""
    outlets = study.articles.set_index("article_id")["outlet"]
    many = study.statements["article_id"].map(outlets).value_counts()
    return sorted(outlets.dropna().unique(), key=lambda name: (-many.get(name, 0), name))

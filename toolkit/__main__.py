"""The command line: `python -m toolkit report FOLDER -o story.html`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import toolkit

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.tables import Table

PROGRAM = "python -m toolkit"
LAYOUT = "what markup or an export says of each stretch, as JSON; segmenting reads it"


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the command did its work, 1 when it could not and has said why."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (OSError, ValueError, ImportError) as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return 1


def report(options: argparse.Namespace) -> int:
    """Write the shareable page of a folder's articles; say what was read and what was not."""
    study = toolkit.analyse(_load(options.source), engine=options.engine)
    page = toolkit.share(study, options.output, title=options.title)
    print(f"{study.summary()}\nWritten: {page} (open it in any browser; it needs no network)")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the tables of a folder's articles as CSV files; say what was read and what was not."""
    study = toolkit.analyse(_load(options.source), engine=options.engine)
    for path in toolkit.export_tables(study, options.output):
        print(f"Written: {path}")
    return 0


def _load(source: str) -> pd.DataFrame:
    """The articles, after a word on every file that was left out; raises ValueError where there are none."""
    articles = toolkit.load_articles(source)
    loaded = toolkit.loading_report(articles)
    print(loaded.summary())
    for line in loaded.problems():
        print(f"  {line}")
    if not len(articles):
        raise ValueError(f"no article could be read from {source}, so nothing was written")
    return articles


def describe(options: argparse.Namespace) -> int:
    """Print what every column of every table means."""
    from toolkit.corpus import CONCORDANCE, COUNTS, FREQUENCIES, KEYNESS, VERSIONS
    from toolkit.loading.report import MISSING, REPORT

    print("# The tables of a study\n\nWritten by `python -m toolkit describe`; times are UTC, spans are [start, end).")
    for table in toolkit.TABLES.values():
        _describe(table, table.name)
    print(f"\nWhere a file says how its text is laid out, `articles` have one column more, `layout`: {LAYOUT}.")
    print("\n# Other tables")
    made = {
        "loading_report(articles).table": REPORT, "loading_report(articles).missing": MISSING,
        "concordance": CONCORDANCE, "count_articles": COUNTS, "count_over_time": FREQUENCIES,
        "find_keywords": KEYNESS, "compare_story": VERSIONS,
    }  # fmt: skip
    for call, table in made.items():
        _describe(table, f"{table.name}: `{call}`")
    return 0


def _describe(table: Table, heading: str) -> None:
    print(f"\n## {heading}\n\nOne row is {table.row}.\n\n| column | kind | unit | filled | meaning |")
    print("| --- | --- | --- | --- | --- |")
    for row in table.describe().to_dict("records"):
        values = f" ({row['values']})" if row["values"] else ""
        print(f"| `{row['column']}` | {row['kind']} | {row['unit']} | {row['filled']} | {row['meaning']}{values} |")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Find who said what, when and with which numbers in news articles; everything stays here.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    page = commands.add_parser("report", help="write one self-contained page: timeline, table and reader")
    page.add_argument("-o", "--output", default="story.html", help="the page to write (default: story.html)")
    page.add_argument("--title", default=None, help="its headline (default: Statement timeline)")
    page.set_defaults(run=report)
    tables = commands.add_parser("export", help="write every table as a CSV file")
    tables.add_argument("-o", "--output", default="tables", help="the folder to write into (default: tables)")
    tables.set_defaults(run=export)
    columns = commands.add_parser("describe", help="print what every column of every table means")
    columns.set_defaults(run=describe)
    for command in (page, tables):
        command.add_argument("source", help="a folder, file or glob of articles")
        command.add_argument(
            "--engine",
            choices=("auto", "model", "rules"),
            default="auto",
            help="what finds statements: the trained model (auto, model), or rules alone, which are faster",
        )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())

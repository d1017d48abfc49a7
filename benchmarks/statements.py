"""Who said what: scores on PolNeAR's development part, speed, model size, a peer, and how honest the confidence is.

python -m benchmarks.statements

The data and its scorer lie outside the project (`development.data`); without them one line says so, and nothing
is scored.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from development.data import BENCH, DATA, ROOT, load_scorer, read_lines
from development.statement_match import Row, Span, as_row, rightness
from toolkit.language.quotations import find_quotations
from toolkit.language.sentences import sentences
from toolkit.language.tokens import tokens, words
from toolkit.statements import Statement, find_statements, resolve_speakers
from toolkit.statements.combined import is_model_installed

MODELS = ROOT / "toolkit" / "models"

GOALS = {
    "content tokens F1": 0.89,
    "statement match F1, all": 0.77,
    "statement match F1, direct": 0.96,
    "statement + speaker F1, all": 0.70,
    "statement + speaker F1, direct": 0.93,
}
RULES_GOALS = {"statement + speaker F1, direct": 0.90}
SPEED_GOALS = {"model": 20_000, "rules": 200_000}
PEOPLE = {
    "content tokens F1": 0.916,
    "statement match F1, all": 0.802,
    "statement match F1, direct": 0.966,
    "statement + speaker F1, all": 0.759,
    "statement + speaker F1, direct": 0.944,
}


def main() -> None:
    measure = read_measure()
    if measure is None:
        return
    scorer, gold_path, gold = measure
    engines = ["rules", *(["model"] if is_model_installed() else [])]
    found = {engine: [find_statements(d["text"], engine=engine) for d in gold] for engine in engines}
    scores = {engine: score(scorer, gold_path, gold, found[engine]) for engine in engines}
    print_scores(scores | {"textacy's method": score_rows(scorer, gold_path, gold, map(peer_rows, gold))})
    for engine in engines:
        print_speed(engine, [d["text"] for d in gold])
    print_sizes()
    for engine in engines:
        print(f"confidence, {engine}: share right (statement match and speaker)")
        print_reliability(pair for d, one in zip(gold, found[engine], strict=True) for pair in outcomes(scorer, d, one))


def read_measure() -> tuple[Any, Path, list[dict[str, Any]]] | None:
    """The scorer, the gold's path and the gold; None, said aloud, where they are absent."""
    gold_path = DATA / "polnear_dev.jsonl"
    if not gold_path.exists() or not BENCH.exists():
        print(f"PolNeAR's development part or its scorer is absent ({gold_path}); nothing is scored")
        return None
    return load_scorer("statements"), gold_path, read_lines(gold_path)


def score(scorer: Any, gold_path: Path, gold: list[Row], found: list[list[Statement]]) -> dict[str, float]:
    return score_rows(scorer, gold_path, gold, ([as_row(s) for s in statements] for statements in found))


def score_rows(scorer: Any, gold_path: Path, gold: list[Row], found: Iterable[list[Row]]) -> dict[str, float]:
    """The figures that the shared scorer prints, by their names in the table of goals."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "found.jsonl"
        lines = [json.dumps({"id": d["id"], "statements": rows}) for d, rows in zip(gold, found, strict=True)]
        path.write_text("\n".join(lines), encoding="utf-8")
        printed = io.StringIO()
        with redirect_stdout(printed):
            scorer.main(str(gold_path), str(path))
    figures = {}
    for line in printed.getvalue().splitlines():
        name = line.split()[0]
        f1 = [float(x) for x in re.findall(r"F1 (\d\.\d+)", line)]
        if name == "content":
            figures["content tokens F1"] = f1[0]
        else:
            figures[f"statement match F1, {name}"] = f1[0]
            figures[f"statement + speaker F1, {name}"] = f1[-1]
    return figures


def print_scores(scores: dict[str, dict[str, float]]) -> None:
    print("PolNeAR, development part; two trained people in the column `people`")
    print(f"{'figure':34}" + "".join(f"{name:>18}" for name in scores) + f"{'people':>9}{'goal':>7}{'rules goal':>12}")
    for name in sorted({n for figures in scores.values() for n in figures}):
        cells = "".join(f"{figures.get(name, float('nan')):18.3f}" for figures in scores.values())
        goals = [f"{goal:.2f}" if goal else "" for goal in (GOALS.get(name), RULES_GOALS.get(name))]
        people = f"{PEOPLE[name]:.3f}" if name in PEOPLE else ""
        print(f"{name:34}{cells}{people:>9}{goals[0]:>7}{goals[1]:>12}")


def print_speed(engine: str, texts: list[str]) -> None:
    """Tokens a second for finding statements and resolving their speakers, on one core, the best of three passes."""
    count = sum(len(tokens(text)) for text in texts)
    best = min(timed(lambda: [resolve_speakers(t, find_statements(t, engine=engine)) for t in texts]) for _ in range(3))
    print(f"speed, {engine}: {count / best:,.0f} tokens/s (goal {SPEED_GOALS[engine]:,})")
    if engine == "rules":
        whole = "\n\n".join(texts)
        megabyte = (whole * (1 + 1_000_000 // len(whole)))[:1_000_000]
        seconds = timed(lambda: find_statements(megabyte, engine=engine))
        print(f"one article of 1 MB: {seconds:.2f} s, {len(tokens(megabyte)) / seconds:,.0f} tokens/s")
        marks = timed(lambda: find_statements('"' * 10_000))
        print(f"10,000 unbalanced quotation marks: {marks:.3f} s")


def timed(work: Callable[[], Any]) -> float:
    """Seconds of the processor, so that other work on the machine does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def print_sizes() -> None:
    files = [path for path in sorted(MODELS.iterdir()) if path.is_file() and path.suffix not in (".py", ".md")]
    total = sum(path.stat().st_size for path in files)
    print(f"model files: {total / 1e6:.2f} MB in {len(files)} (goal <= 6 MB)")


def print_reliability(pairs: Iterable[tuple[float, bool]]) -> None:
    """Of what was found with about one confidence, the share that is right: content, and speaker where gold has one."""
    bins: dict[int, list[bool]] = {}
    for confidence, right in pairs:
        bins.setdefault(min(9, int(confidence * 10)), []).append(right)
    for number, held in sorted(bins.items()):
        print(f"  {number / 10:.1f}-{number / 10 + 0.1:.1f}  {sum(held) / len(held):.2f}  of {len(held)}")


def outcomes(scorer: Any, document: Row, found: list[Any]) -> list[tuple[float, bool]]:
    """The confidence of each statement or attribution of an article, and whether it is right."""
    right = rightness(scorer, document, found)
    return [(one.confidence, good) for one, good in zip(found, right, strict=True)]


PEER_VERBS = re.compile(
    r"\b(?:said|says|say|told|added|wrote|asked|noted|tweeted|explained|replied|continued|argued|stated|announced|"
    r"according to|warned|insisted|claimed|declared|responded|recalled|suggested|concluded|acknowledged)\b"
)


def peer_rows(document: Row) -> list[Row]:
    """textacy's method without its spaCy model: a quotation, and a reporting verb with the words beside it.

    textacy.extract.direct_quotations needs a downloaded language model; its logic (pair marks, look for a reporting
    verb in the sentence outside the marks, take the noun phrase beside it) is done here with names and pronouns.
    """
    text, rows = document["text"], []
    bounds = sentences(text)
    for quotation in find_quotations(text):
        if quotation.depth > 1 or len(words(quotation.surface)) < 4:
            continue
        near = [b for b in bounds if b[0] < quotation.end + 2 and b[1] > quotation.start]
        low, high = (near[0][0], near[-1][1]) if near else (quotation.start, quotation.end)
        verb = PEER_VERBS.search(text, quotation.end, max(high, quotation.end + 60)) or PEER_VERBS.search(
            text, low, quotation.start
        )
        if verb is not None:
            rows.append({"speaker": beside(text, verb), "cue": list(verb.span()), "content": [[*quotation[:2]]]})
    return rows


NAME = r"(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*|he|she|they|it)"


def beside(text: str, verb: re.Match[str]) -> Span | None:
    before = re.search(NAME + r"\s$", text[max(0, verb.start() - 60) : verb.start()])
    if before:
        start = max(0, verb.start() - 60) + before.start()
        return [start, verb.start() - 1]
    after = re.match(r"\s" + NAME, text[verb.end() : verb.end() + 60])
    return [verb.end() + 1, verb.end() + after.end()] if after else None


if __name__ == "__main__":
    main()

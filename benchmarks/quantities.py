"""Quantities against hand-made gold, with goals, and quantulum3 on the same sentences in the same run.

python -m benchmarks.quantities                       every row
python -m benchmarks.quantities predict GOLD.jsonl    our answers in the gold's form, a line a sentence, to stdout
python -m benchmarks.quantities misses GOLD.jsonl     where they differ

The data lies in the folder TOOLKIT_DATA, or in ../shared/data beside the project; the scorer in `bench` beside it.
The names that gold uses for units are mapped here, never in the product.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.quantity_gold import in_gold_form
from benchmarks.quantity_misses import print_misses
from development.data import DATA, ROOT, load_scorer, read_lines
from toolkit.comparison import Claim, compare_claims, read_claim
from toolkit.quantities import find_quantities

GOLD = DATA / "quantities"


def main() -> None:
    if not GOLD.exists():
        print(f"quantities: no development data at {GOLD}; set TOOLKIT_DATA to the folder that holds `quantities`")
        return
    scorer = load_scorer("quantities")
    rows = [*_newsquant(scorer), *_counted(scorer), *_recognizers(), *_speeds(), *_compared()]
    print(f"{'figure':64s} {'here':>8s} {'goal':>8s}")
    for name, value, goal in rows:
        print(f"{name:64s} {value:>8} {goal:>8}")
    _peer(scorer)


def _load(name: str) -> list[dict[str, Any]]:
    return read_lines(GOLD / name)


def predict(gold: list[dict[str, Any]], scheme: str) -> list[dict[str, Any]]:
    return [
        {"id": row["id"], "quantities": in_gold_form(find_quantities(row["text"]), row["text"], scheme, row["scope"])}
        for row in gold
    ]


def scheme_of(name: str) -> str:
    for scheme in ("newsquant", "newshard", "ud_", "recog_", "duckling"):
        if name.startswith(scheme):
            return scheme.rstrip("_")
    return "newsquant"


def _newsquant(scorer: ModuleType) -> list[tuple[str, Any, str]]:
    gold = _load("newsquant_dev.jsonl")
    answers = predict(gold, "newsquant")
    scores = scorer.score(gold, answers)
    by_id = {row["id"]: row["quantities"] for row in answers}
    spurious = sum(len(by_id[row["id"]]) for row in gold if not row["quantities"])
    ranges = scorer.score(gold, answers, ["value", "value_lenient"], scorer.isrange)
    hard = _load("newshard_dev.jsonl")
    hard_scores = scorer.score(hard, predict(hard, "newshard"))
    found, bounds = _ranges(gold, by_id, scorer)
    return [
        ("NewsQuant value F1", scores["value"][2], ">= 95"),
        ("NewsQuant value + modifier F1", scores["value+modifier"][2], ">= 92"),
        ("NewsQuant value + unit F1", scores["value+unit"][2], ">= 90"),
        ("NewsQuant concept token F1", scores["concept_tokF1"], ">= 65"),
        ("NewsQuant quantities where gold has none", spurious, "<= 13"),
        ("NewsQuant range recall", ranges["value"][1], ">= 90"),
        ("NewsQuant ranges found", found, ""),
        ("NewsQuant bounds right", bounds, ">= 92"),
        ("NewsHard value / + bound F1", f"{hard_scores['value'][2]}/{hard_scores['value+bound'][2]}", ""),
    ]


def _ranges(
    gold: list[dict[str, Any]], answers: dict[str, list[dict[str, Any]]], scorer: ModuleType
) -> tuple[float, float]:
    """Share of gold ranges found with both ends, and of gold bounds (more than, up to, about) with the right class."""
    ranges = found = bounds = right = 0
    for row in gold:
        for quantity in row["quantities"]:
            same = [answer for answer in answers[row["id"]] if scorer.vmatch(quantity, answer)]
            if scorer.isrange(quantity):
                ranges += 1
                found += bool(same)
            if quantity["modifier"] in ("<", ">", "~") and same:
                bounds += 1
                right += any(answer["modifier"] == quantity["modifier"] for answer in same)
    return round(100 * found / max(ranges, 1), 1), round(100 * right / max(bounds, 1), 1)


def _counted(scorer: ModuleType) -> list[tuple[str, Any, str]]:
    rows: list[tuple[str, Any, str]] = []
    for name, label in (("ud_pud_dev.jsonl", "UD PUD"), ("ud_gum_news_dev.jsonl", "UD GUM news")):
        gold = _load(name)
        scores = scorer.counted(gold, predict(gold, "ud"))
        rows.append((f"{label} numbers found", scores["found"], ">= 99.5"))
        rows.append((f"{label} counted noun in the phrase", scores["noun_ok"], ">= 97"))
        rows.append((f"{label} counted noun exact", scores["head_exact"], ">= 97"))
    return rows


def _recognizers() -> list[tuple[str, Any, str]]:
    goals = {"Percent": "100", "Currency": ">= 97", "Number": ">= 95", "NumberRange": ">= 90"}
    rows = []
    for model, goal in goals.items():
        gold = _load(f"recog_{model}Model_dev.jsonl")
        gold = [row for row in gold if all(_numbered(q) for q in row["quantities"])]
        answers = predict(gold, "recog")
        whole = sum(_whole(row["quantities"], answer["quantities"]) for row, answer in zip(gold, answers, strict=True))
        rows.append((f"Recognizers {model}, whole case, {len(gold)} cases", round(100 * whole / len(gold), 1), goal))
    return rows


def _numbered(quantity: dict[str, Any]) -> bool:
    """Recognizers also marks units that stand without a number ("the % of increase"); these are no quantities."""
    return any(quantity[end] is not None for end in ("value", "low", "high"))


def _whole(gold: list[dict[str, Any]], ours: list[dict[str, Any]]) -> bool:
    """The same quantities at the same places; unlike the scorer's `pass`, an open lower end can be right."""
    return len(gold) == len(ours) and all(
        g["start"] < o["end"] and o["start"] < g["end"] and all(_close(g[k], o[k]) for k in ("value", "low", "high"))
        for g, o in zip(sorted(gold, key=_start), sorted(ours, key=_start), strict=True)
    )


def _start(quantity: dict[str, Any]) -> int:
    return int(quantity["start"])


def _close(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else abs(a - b) <= 1e-5 * max(abs(a), abs(b)) + 1e-8


def _speeds() -> list[tuple[str, str, str]]:
    dense = "\n\n".join(row["text"] for row in _load("newsquant_dev.jsonl") + _load("ud_gum_news_dev.jsonl"))
    news = DATA / "polnear_dev.jsonl"
    articles = read_lines(news) if news.exists() else []
    texts = {"whole articles": "\n\n".join(article["text"] for article in articles), "gold sentences": dense * 5}
    return [_speed(name, text) for name, text in texts.items() if text]


def _speed(name: str, text: str) -> tuple[str, str, str]:
    find_quantities(text[:100_000])
    began = time.process_time()
    found = find_quantities(text)
    seconds = time.process_time() - began
    label = f"speed, M characters/s, {name} ({len(found) / len(text) * 1e3:.1f} rows a 1,000)"
    return label, f"{len(text) / seconds / 1e6:.2f}", ">= 2"


CASES = ROOT / "tests" / "cases"


def _compared() -> list[tuple[str, Any, str]]:
    """The project's own gold of comparisons: verdicts and implied values, written by reading."""
    claims = {row["claim"]: _claim(row) for row in _cases("comparison_claims")}
    pairs = [
        (row["verdict"], compare_claims(claims[row["first"]], claims[row["second"]]).verdict)
        for row in _cases("comparisons")
    ]
    gold, ours = Counter(g for g, _ in pairs), Counter[str](o for _, o in pairs)
    right = Counter[str](g for g, o in pairs if g == o)
    macro = sum(2 * right[v] / (gold[v] + ours[v]) for v in gold) / len(gold)
    implied = [(float(row["implied_value"]), _implied(row)) for row in _cases("implied_values")]
    share = sum(_close(g, o) for g, o in implied) / len(implied)
    return [
        (f"comparison gold, {len(pairs)} pairs: verdict macro F1", round(macro, 3), ">= 0.90"),
        ("contradiction precision", round(right["contradiction"] / max(ours["contradiction"], 1), 3), ">= 0.95"),
        (f"implied values, {len(implied)} cases", round(share, 3), ">= 0.95"),
    ]


def _cases(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _claim(row: dict[str, str]) -> Claim:
    stamp = row["as_of"]
    begin = datetime.fromisoformat(stamp if len(stamp) > 7 else f"{stamp}-01") if stamp else None
    length = timedelta(days=1 if len(stamp) > 7 else 28)
    as_of = (begin, begin + length) if begin else None
    return read_claim(find_quantities(row["text"])[0], source=row["source"], as_of=as_of)


def _implied(row: dict[str, str]) -> float | None:
    values = [q.implied_value for q in find_quantities(row["text"]) if q.surface.lower() == row["surface"].lower()]
    return values[0] if values else None


def _peer(scorer: ModuleType) -> None:
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        print("quantulum3 is not installed here (pip install quantulum3 stemming inflect): no peer in this run")
        return
    from benchmarks.quantity_gold import peer_in_gold_form

    classifier.USE_CLF = False  # its pickled classifier loads only with the scikit-learn of its release
    gold = _load("newsquant_dev.jsonl")
    began = time.process_time()
    answers = [{"id": r["id"], "quantities": peer_in_gold_form(parser.parse(r["text"]))} for r in gold]
    seconds = time.process_time() - began
    scores = scorer.score(gold, answers)
    figures = ", ".join(f"{name} {scores[name][2]}" for name in ("value", "value+modifier", "value+unit"))
    pace = sum(len(row["text"]) for row in gold) / seconds / 1e3
    print(f"quantulum3 (no classifier) on NewsQuant: {figures}; {pace:.0f} k characters/s")


def show_misses(path: Path) -> None:
    gold = read_lines(path)
    print_misses(gold, predict(gold, scheme_of(path.name)), load_scorer("quantities"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["predict"]:
        source = Path(sys.argv[2])
        for answer in predict(read_lines(source), scheme_of(source.name)):
            print(json.dumps(answer))
    elif sys.argv[1:2] == ["misses"]:
        show_misses(Path(sys.argv[2]))
    else:
        main()

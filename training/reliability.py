"""How often a rule is right, by rule and cue: fills toolkit/lexicons/statement_reliability.csv.

python -m training.reliability

A statement is right where its content matches a gold attribution (half of the tokens shared) and its speaker does.
Shares of a cue are drawn towards the share of its rule by ten imagined cases, so that rare cues say little; shares of
a rule are drawn towards the share of all in the same way.
"""

from __future__ import annotations

import csv
from collections import Counter

from development.data import DATA, ROOT, load_scorer, read_lines
from development.statement_match import rightness
from toolkit.statements.finder import find_statements

TARGET = ROOT / "toolkit" / "lexicons" / "statement_reliability.csv"
PRIOR = 10
LEAST = 12


def main() -> None:
    scorer = load_scorer("statements")
    found: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for document in read_lines(DATA / "polnear_train.jsonl.gz"):
        statements = find_statements(document["text"], engine="rules")
        for statement, is_right in zip(statements, rightness(scorer, document, statements), strict=True):
            for key in ((statement.rule, ""), (statement.rule, statement.cue_lemma)):
                found[key] += 1
                right[key] += is_right
    write(found, right)


def write(found: Counter[tuple[str, str]], right: Counter[tuple[str, str]]) -> None:
    rows = []
    whole = sum(right[key] for key in found if not key[1]) / max(1, sum(found[key] for key in found if not key[1]))
    for (rule, lemma), count in sorted(found.items()):
        share = (right[rule, ""] + PRIOR * whole) / (found[rule, ""] + PRIOR)
        if not lemma:
            rows.append((rule, "", count, f"{share:.3f}"))
        elif count >= LEAST:
            rows.append((rule, lemma, count, f"{(right[rule, lemma] + PRIOR * share) / (count + PRIOR):.3f}"))
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        target.write(
            "# How often a rule is right on the training part, by rule and cue (made by training/reliability.py)\n"
        )
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(("rule", "lemma", "cases", "share"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()

"""Where our quantities differ from a gold set, sentence by sentence: what was missed, added, or read otherwise."""

from __future__ import annotations

from types import ModuleType
from typing import Any


def print_misses(gold: list[dict[str, Any]], answers: list[dict[str, Any]], scorer: ModuleType) -> None:
    for row, answer in zip(gold, answers, strict=True):
        ours = list(answer["quantities"])
        lines = []
        for quantity in row["quantities"]:
            same = [a for a in ours if scorer.vmatch(quantity, a)]
            if not same:
                lines.append(f"   - missed {_brief(quantity)}")
                continue
            ours.remove(same[0])
            differing = [k for k in ("modifier", "unit", "concept") if not _agree(k, quantity, same[0], scorer)]
            if differing:
                lines.append(f"   ~ {','.join(differing)}: gold {_brief(quantity)}\n{'':>20}ours {_brief(same[0])}")
        lines += [f"   + extra {_brief(a)}" for a in ours]
        if lines:
            print(row["text"], *lines, sep="\n")


def _agree(key: str, gold: dict[str, Any], ours: dict[str, Any], scorer: ModuleType) -> bool:
    if key == "modifier":
        return (gold["modifier"] or "=") == (ours["modifier"] or "=")
    if key == "unit":
        return bool(scorer.canon(gold["unit"]) == scorer.canon(ours["unit"]))
    return not gold["concept"] or bool(scorer.conc(gold, ours)[1])


def _brief(q: dict[str, Any]) -> str:
    value = q["value"] if q["value"] is not None else (q["low"], q["high"])
    return f"{q.get('text')!r} {value} {q['modifier']} | {q['unit']} | {q['kind']} | {q['concept']}"

"""The training articles told in other words: more text of their kind for the teacher to label and the student to see.

The student meets 840 labelled articles, and plain news of other years. Of its own kind of text it sees too little: it
agrees with the teacher far better on newswire it never saw than on political news it never saw. Variants keep the
build of an article and change its words (Jiao et al. 2020, TinyBERT, augment the data of distillation in this way):
words give way to near ones of the same ending, names to other names, reporting verbs to other reporting verbs;
"X said" becomes "said X" and back; quotation marks change their style or fall away; paragraphs are left out, joined,
exchanged. Nothing carries labels over: the teacher reads each variant anew.

    python -m training.variants VECTORS.json VARIANTS.jsonl.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from development.data import DATA, read_lines
from toolkit.lexicons import read_lexicon
from training.corpus import Document, label, read_attributions
from training.plain import is_wire, read_plain_news
from training.vectors import read_vectors

COPIES = 2
NEAR = 8
"""Near words from which one is drawn."""
WORD_CHANGED, NAME_CHANGED, VERB_CHANGED, TURNED = 0.15, 0.5, 0.2, 0.35
PARAGRAPH_DROPPED, PARAGRAPH_JOINED, PARAGRAPHS_EXCHANGED = 0.06, 0.06, 0.08
MARKS_CHANGED, MARKS_DROPPED = 0.3, 0.05
_ENDINGS = ("ing", "ed", "ly", "s", "")
_BEFORE_VERB = re.compile(r"(,[”\"]?) ((?:[A-Z][\w.’'-]+ ){1,3})(said|says|added|told reporters)(?=[.,])")
_AFTER_VERB = re.compile(r"(,[”\"]?) (said|says|added) ((?:[A-Z][\w’'-]+ ?){1,3})(?=[.,])")
_QUOTE = re.compile(r"[“\"]([^“”\"\n]{4,300})[”\"]")


class Retelling:
    """What words may stand for one another, learnt from the articles and from vectors of words."""

    def __init__(self, documents: Iterable[Document], vocabulary: dict[str, int], vectors: np.ndarray) -> None:
        kept = {row["word"] for row in read_lexicon("function_words")}
        self.verbs = reporting_verbs()
        kept |= set(self.verbs)
        self.near = near_words(vocabulary, vectors, kept)
        self.names, self.known = collect_names(documents)

    def tell(self, document: Document, copy: int) -> str:
        """One variant of an article; `copy` numbers its variants, and seeds what is drawn."""
        rng = random.Random(f"{document.id}:{copy}")
        return _paragraphs(_marked(_turned(self._worded(document, rng), rng), rng), rng)

    def _worded(self, document: Document, rng: random.Random) -> str:
        text, out, end = document.text, [], 0
        renamed: dict[str, str] = {}
        for a, b in document.spans:
            word = text[a:b]
            out += [text[end:a], self._other(word, renamed, rng)]
            end = b
        return "".join(out) + text[end:]

    def _other(self, word: str, renamed: dict[str, str], rng: random.Random) -> str:
        if word in self.known:
            if word not in renamed:
                renamed[word] = rng.choice(self.names) if rng.random() < NAME_CHANGED else word
            return renamed[word]
        if word in self.verbs:
            return rng.choice(self.verbs[word]) if rng.random() < VERB_CHANGED else word
        near = self.near.get(word)
        return rng.choice(near) if near and rng.random() < WORD_CHANGED else word


def near_words(vocabulary: dict[str, int], vectors: np.ndarray, kept: set[str]) -> dict[str, list[str]]:
    """The nearest words of the same ending, by the angle of their vectors."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        if word.isalpha() and len(word) > 2 and word not in kept:
            groups[next(e for e in _ENDINGS if word.endswith(e))].append(word)
    found = {}
    for words in groups.values():
        own = vectors[[vocabulary[w] for w in words]]
        own = own / (np.linalg.norm(own, axis=1, keepdims=True) + 1e-9)
        for start in range(0, len(words), 2000):
            likeness = own[start : start + 2000] @ own.T
            best = np.argpartition(-likeness, NEAR + 1, axis=1)[:, : NEAR + 1]
            for row, columns in enumerate(best):
                word = words[start + row]
                found[word] = [words[c] for c in columns if words[c] != word]
    return found


def reporting_verbs() -> dict[str, list[str]]:
    """Every form of a verb that takes a quotation and a clause, with the same form of the others of its kind."""
    forms: dict[str, list[str]] = defaultdict(list)
    for row in read_lexicon("reporting_verbs"):
        if not {"q", "c"} <= set(row["frames"]):
            continue
        lemma, past = row["lemma"], row["irregular"].split("/")[0]
        if " " in lemma:
            continue
        regular = lemma + "d" if lemma.endswith("e") else re.sub("(?<![aeiou])y$", "i", lemma) + "ed"
        forms["past"].append(past or regular)
        plural = re.sub("(?<![aeiou])y$", "ie", lemma)
        forms["present"].append(plural + ("es" if re.search("(s|sh|ch|x)$", lemma) else "s"))
    return {form: listed for listed in forms.values() for form in listed}


def collect_names(documents: Iterable[Document]) -> tuple[list[str], set[str]]:
    """Words that are written with a capital amid sentences and hardly ever without, as often as they stand there."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for document in documents:
        before = "."
        for a, b in document.spans:
            word = document.text[a:b]
            if word.islower():
                small[word] += 1
            elif word[0].isupper() and word[1:].islower() and before[-1].isalnum():
                capital[word] += 1
            before = word
    known = {w for w, n in capital.items() if small[w.lower()] * 20 < n and len(w) > 2}
    return [w for w, n in capital.items() if w in known for _ in range(min(n, 20))], known


def _turned(text: str, rng: random.Random) -> str:
    def after(match: re.Match[str]) -> str:
        mark, name, verb = match.groups()
        if rng.random() >= TURNED or verb == "told reporters":
            return match[0]
        return f"{mark} {verb} {name.strip()}"

    def before(match: re.Match[str]) -> str:
        mark, verb, name = match.groups()
        return f"{mark} {name.strip()} {verb}" if rng.random() < TURNED else match[0]

    return _BEFORE_VERB.sub(after, text) if rng.random() < 0.5 else _AFTER_VERB.sub(before, text)


def _marked(text: str, rng: random.Random) -> str:
    text = _QUOTE.sub(lambda m: m[1] if rng.random() < MARKS_DROPPED else m[0], text)
    if rng.random() >= MARKS_CHANGED:
        return text
    if "“" in text:
        return text.replace("“", '"').replace("”", '"')
    return re.sub(r'"([^"\n]*)"', r"“\1”", text)


def _paragraphs(text: str, rng: random.Random) -> str:
    parts = [p for p in re.split(r"(?<=\n)(?=[^\n])", text) if rng.random() >= PARAGRAPH_DROPPED]
    for k in range(len(parts) - 1):
        if rng.random() < PARAGRAPHS_EXCHANGED and parts[k].endswith("\n") and parts[k + 1].endswith("\n"):
            parts[k], parts[k + 1] = parts[k + 1], parts[k]
        elif rng.random() < PARAGRAPH_JOINED:
            parts[k] = parts[k].rstrip("\n") + " "
    return "".join(parts)


def read_variants(path: Path) -> list[Document]:
    """The variants that `main` has written, without labels."""
    return [label({**record, "attributions": []}) for record in read_lines(path)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--copies", type=int, default=COPIES, help="variants of every article and of every other text")
    args = parser.parse_args()
    articles = read_attributions(DATA / "polnear_train.jsonl.gz")
    plain = read_plain_news()
    documents = [*articles, *(d for d in plain if not is_wire(d))]
    vocabulary, vectors = read_vectors(args.vectors, [d.text for d in [*articles, *plain]])
    retelling = Retelling(documents, vocabulary, vectors)
    with gzip.open(args.output, "wt", encoding="utf-8") as handle:
        for copy in range(1, args.copies + 1):
            for document in documents:
                told = {"id": name_of(document.id, copy), "text": retelling.tell(document, copy)}
                handle.write(json.dumps(told, ensure_ascii=False) + "\n")


def name_of(document: str, copy: int) -> str:
    return f"{document}~{copy}"


def original(name: str) -> str:
    """The document that a variant was made of."""
    return name.rpartition("~")[0] or name


if __name__ == "__main__":
    main()

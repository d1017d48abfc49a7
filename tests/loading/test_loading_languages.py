"""Each article's language is known, and no finding is looked for in a language that the finders do not read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import toolkit as tk
from toolkit.loading import languages
from toolkit.loading.languages import find_language

TEXTS = {
    "en": "The ferry to Lorn stays in port until Friday, the harbour master said on Tuesday. “We will "
    "wait,” Ana Dorn said.",
    "de": "Die Fähre nach Lorn bleibt bis Freitag im Hafen, sagte die Hafenmeisterin am Dienstag. Der "
    "Sturm hat die Straße am Ufer überflutet.",
    "fr": "Le ferry de Lorn restera au port jusqu'à vendredi, a déclaré mardi la capitaine du port. La "
    "tempête a inondé la route du rivage.",
    "es": "El transbordador de Lorn permanecerá en el puerto hasta el viernes, dijo el martes la capitana. "
    "La tormenta inundó la carretera.",
    "it": "Il traghetto per Lorn resterà in porto fino a venerdì, ha detto martedì la comandante. La "
    "tempesta ha allagato la strada.",
    "pt": "A balsa para Lorn ficará no porto até sexta-feira, disse na terça-feira a capitã do porto. A "
    "tempestade inundou a estrada da costa.",
    "ru": "Паром на Лорн останется в порту до пятницы, сообщила во вторник капитан порта. Шторм затопил "
    "дорогу у берега.",
    "tr": "Lorn feribotu cuma gününe kadar limanda kalacak, dedi liman başkanı salı günü. Fırtına kıyıdaki "
    "yolu su altında bıraktı.",
}  # fmt: skip


@pytest.mark.parametrize("code", TEXTS)
def test_language_is_told_from_two_sentences(code: str) -> None:
    """Eight languages, two sentences each."""
    assert find_language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "Rain.", "12-1/2 cts vs 12-1/2 cts", "1 2 3 " * 100])
def test_too_little_text_has_no_language(text: str) -> None:
    """What is too short or holds numbers alone stays unknown."""
    assert find_language(text) is None


def test_page_that_declares_its_template_is_believed_less_than_its_text() -> None:
    """The text goes before the page's tag, and what a person or column states before the text."""
    assert find_language(TEXTS["es"], declared="en-US") == "es"
    assert find_language("Rain.", declared="en-US") == "en"
    assert find_language(TEXTS["es"], stated="English") == "en"


def test_articles_in_other_languages_are_loaded_marked_and_left_without_findings(tmp_path: Path) -> None:
    """The report names them, the study has no finding in them and says why; the English one has its findings."""
    for code, text in TEXTS.items():
        (tmp_path / f"{code}.txt").write_text(text, encoding="utf-8")
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles.set_index("article_id")["language"].to_dict() == {f"{code}.txt": code for code in TEXTS}
    assert tk.loading_report(articles).summary().endswith("1 in Turkish: loaded, but not searched for findings")
    study = tk.analyse(articles, progress=False)
    assert len(study.articles) == 8
    assert set(study.statements["article_id"]) == {"en.txt"}
    assert set(study.dates["article_id"]) | set(study.quantities["article_id"]) <= {"en.txt"}
    problems = {row["article_id"]: row["problem"] for row in study.provenance["problems"]}
    assert problems["es.txt"] == "its language is es; statements, dates and quantities are looked for in en"
    assert set(problems) == {f"{code}.txt" for code in TEXTS if code != "en"}


def test_without_the_library_only_english_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where py3langid is missing, English is still told and every other language stays unknown."""
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    languages._identifier.cache_clear()
    try:
        assert find_language(TEXTS["en"]) == "en"
        assert find_language(TEXTS["de"]) is None
    finally:
        languages._identifier.cache_clear()

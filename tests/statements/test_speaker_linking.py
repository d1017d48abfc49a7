"""Speakers over several articles: bodies by their short names and descriptions, people by their offices."""

import pandas as pd

from toolkit.statements import extract_speakers, extract_statements, find_statements, resolve_speakers
from toolkit.statements.linking import link_names
from toolkit.statements.names import find_names, kind_of_name
from toolkit.statements.reading import read


def speakers_of(*texts: str) -> list[list[str | None]]:
    """The canonical speakers of each article, with the rules."""
    rows = [
        {"article_id": str(number), "text": text, "published": pd.NaT, "published_grain": None}
        for number, text in enumerate(texts)
    ]
    found = extract_statements(pd.DataFrame(rows), engine="rules")
    return [list(found.loc[found["article_id"] == row["article_id"], "speaker"]) for row in rows]


def speakers(text: str) -> list[str]:
    return [s.canonical for s in resolve_speakers(text, find_statements(text, engine="rules"))]


def test_monitors_before_the_group_is_named() -> None:
    """A description before the full name means the one body of the article that it fits."""
    text = "Ten ships sank, according to international monitors. The Strait Monitoring Group said that it rains."
    assert speakers(text) == ["Strait Monitoring Group", "Strait Monitoring Group"]


def test_monitors_of_two_groups() -> None:
    """Of two bodies that fit, a description before both means neither."""
    text = "The monitors said that it rains. The Strait Monitoring Group met the Harbour Monitoring Board."
    assert speakers(text) == ["the monitors"]


def test_an_office_by_two_words() -> None:
    """The statistics office is the office whose name holds the word."""
    text = "Kell's statistics office said that it rains. The Office of Harbour Statistics said that it snows."
    assert speakers(text) == ["Office of Harbour Statistics", "Office of Harbour Statistics"]


def test_another_office() -> None:
    """The finance office is not the statistics office."""
    text = "The finance office said that it rains. The Office of Harbour Statistics said that it snows."
    assert speakers(text) == ["finance office", "Office of Harbour Statistics"]


def test_ministry_in_a_headline() -> None:
    """A noun alone is the one ministry that the article names."""
    text = "Ministry denies claim\n\nThe Ministry of Ships said that it rains."
    assert set(speakers(text)) == {"Ministry of Ships"}


def test_monitors_of_another_article() -> None:
    """The monitors of an article without a name are the one such body of all articles."""
    found = speakers_of("The Strait Monitoring Group said that it rains.", "The monitors said that it snows.")
    assert found == [["Strait Monitoring Group"], ["Strait Monitoring Group"]]


def test_one_common_noun_is_no_link() -> None:
    """The council of one article is not the council of another."""
    found = speakers_of("The Kell Harbour Council said that it rains.", "The council said that it snows.")
    assert found == [["Kell Harbour Council"], ["council"]]


def test_ministry_of_a_spokesman() -> None:
    """The ministry is the one for which its spokesman speaks in another article."""
    found = speakers_of(
        "Kellish Harbour Ministry spokesman Ivo Kerr said that it rains.",
        "The ministry said that it snows. Ministry spokesman Ivo Kerr said that it thaws.",
    )
    assert found == [["Ivo Kerr"], ["Kellish Harbour Ministry", "Ivo Kerr"]]


def test_ministry_without_its_spokesman() -> None:
    """Without the spokesman the ministry of another article stays itself."""
    rains = "Kellish Harbour Ministry spokesman Ivo Kerr said that it rains."
    assert speakers_of(rains, "The ministry said that it snows.")[1] == ["ministry"]


def test_office_and_pronoun() -> None:
    """What the office tells of a surname holds for the pronoun that means it."""
    found = speakers_of(
        "Prime Minister Edda Dorn said that it rains. Prime Minister Edda Dorn said that it snows.",
        "Ferry master Ivo Dorn waited. Prime Minister Dorn said that it rains. She added that it snows.",
    )
    assert found[1] == ["Edda Dorn", "Edda Dorn"]


def test_a_cut_relative_clause() -> None:
    """A mention that was cut behind who is named without it."""
    text = "Two diplomats who waited said that it rains."
    statement = find_statements(text, engine="rules")[0]._replace(speaker_start=0, speaker_end=17)
    assert resolve_speakers(text, [statement])[0].canonical == "two diplomats"


def test_links_of_names_only() -> None:
    """Two bodies that a description fits leave it alone."""
    names = ["Strait Monitoring Group", "Harbour Monitoring Board", "the monitors"]
    assert link_names(names)["the monitors"] == "the monitors"


def test_an_office_in_a_headline() -> None:
    """An office alone is the one speaker of the article who holds it, as another article tells."""
    found = speakers_of(
        "Foreign Minister Ivo Kerr said that it rains.",
        "Minister says it snows\n\nIvo Kerr said that it snows.",
    )
    assert set(found[1]) == {"Ivo Kerr"}


def test_an_office_with_two_holders() -> None:
    """Where two speakers of the article hold such an office, it names neither."""
    found = speakers_of(
        "Foreign Minister Ivo Kerr said that it rains. Finance Minister Ada Lund said that it thaws.",
        "Ivo Kerr said that it rains. Ada Lund said that it thaws. In the end, the minister said that it snows.",
    )
    assert found[1] == ["Ivo Kerr", "Ada Lund", "the minister"]


def test_another_office_of_the_same_noun() -> None:
    """The minister is not the prime minister."""
    found = speakers_of(
        "Prime Minister Ivo Kerr said that it rains.", "Ivo Kerr left. Ships passed. The minister said that it snows."
    )
    assert found[1] == ["the minister"]


def test_ministry_of_a_minister() -> None:
    """The ministry of an article is its minister's, where other articles name both with their place."""
    found = speakers_of(
        "The Kellish Defence Ministry said that it rains. Ivo Kerr, the Kellish defence minister, said that it thaws.",
        "Defence Minister Ivo Kerr said that it snows. Ten ships came, according to the ministry.",
    )
    assert found[1] == ["Ivo Kerr", "Kellish Defence Ministry"]


def test_ministry_of_a_minister_of_no_place() -> None:
    """A minister of whom no article says of which place leaves the ministry as it is."""
    found = speakers_of(
        "The Kellish Defence Ministry said that it rains.",
        "Defence Minister Ivo Kerr said that it snows. Ten ships came, according to the ministry.",
    )
    assert found[1] == ["Ivo Kerr", "ministry"]


def test_the_newspaper_just_named() -> None:
    """The newspaper is the last one named."""
    text = "The number stood in the Kell Weekly on Monday. The newspaper said that it rains."
    assert speakers(text) == ["Kell Weekly"]


def test_the_newspaper_that_nobody_named() -> None:
    """Without a newspaper before it, the newspaper stays itself."""
    assert speakers("Ada Lund left. The newspaper said that it rains.") == ["newspaper"]


def test_a_ministry_by_its_seat() -> None:
    """A ministry in a town is the one that another article names there."""
    found = speakers_of(
        "In Kell, the Dornish Defence Ministry said that it rains.", "The Defence Ministry in Kell said that it snows."
    )
    assert found[1] == ["Dornish Defence Ministry"]


def test_a_ministry_beside_another() -> None:
    """At a place where the ministries named in full are all Dornish, the Trade Ministry is too."""
    found = speakers_of(
        "In Kell, the Dornish Ships Ministry said that it rains.",
        "In Kell, the Trade Ministry said that it snows.",
    )
    assert found == [["Dornish Ships Ministry"], ["Dornish Trade Ministry"]]


def test_a_ministry_beside_those_of_two() -> None:
    """Where two states have ministries at one place, nothing tells whose the third is."""
    found = speakers_of(
        "In Kell, the Dornish Ships Ministry said that it rains. In Kell, the Lundish Fish Ministry said that no.",
        "In Kell, the Trade Ministry said that it snows.",
    )
    assert found[1] == ["Trade Ministry"]


def test_a_company_beside_another() -> None:
    """Companies at one place have different owners."""
    found = speakers_of(
        "In Kell, the Dorn Ships Company said that it rains.",
        "In Kell, the Trade Company said that it snows.",
    )
    assert found[1] == ["Trade Company"]


def test_a_ministry_of_another_seat() -> None:
    """A ministry in another town stays itself."""
    found = speakers_of(
        "In Kell, the Dornish Defence Ministry said that it rains.", "The Defence Ministry in Lund said that it snows."
    )
    assert found[1] == ["Defence Ministry in Lund"]


def test_names_by_the_thousand_with_one_ending_are_left_alone() -> None:
    """A short name that could mean any of a hundred bodies means none of them, and costs no time."""
    names = [f"{place} Harbour Authority" for place in (f"Kell{number}" for number in range(100))]
    assert link_names([*names, "Harbour Authority"])["Harbour Authority"] == "Harbour Authority"


def test_a_rival_of_unknown_kind_leaves_it_open() -> None:
    """A mission may have monitors too, though nothing says that it is a body."""
    names = ["Harbour Monitoring Group", "Coast Monitoring Mission", "the monitors"]
    assert link_names(names)["the monitors"] == "the monitors"


def test_capitals_are_the_same_name() -> None:
    """KELL of a headline is the Kell of the text."""
    assert link_names(["KELL", "Kell"])["KELL"] == "Kell"


def test_capitals_alone_stay() -> None:
    """NATO is written in no other way."""
    assert link_names(["NATO", "Kell"])["NATO"] == "NATO"


def test_neither_woman_is_nobody() -> None:
    """Neither woman names no speaker."""
    statement = find_statements("Ana Dorn said that it rains.", engine="rules")[0]
    text = "Neither woman said it."
    found = resolve_speakers(text, [statement._replace(speaker_start=0, speaker_end=13, speaker_mention=text[:13])])
    assert [s.canonical for s in found] == [""]


def test_an_outlet_is_an_organisation() -> None:
    """An outlet of the study is no person, whatever its name looks like."""
    assert speaker_rows("Kell Mirror said that it rains.", outlet="Kell Mirror")["kind"] == ["organisation"]


def test_an_alias_tells_no_more_than_the_name() -> None:
    """A relative clause is no part of an alias."""
    found = speaker_rows("Mayor Ana Dorn, who left in May, said that it rains.", outlet="Kell Mirror")
    assert list(found["aliases"]) == [("Mayor Ana Dorn",)]


def speaker_rows(text: str, *, outlet: str) -> dict[str, list[object]]:
    """The speakers table of one article, as lists."""
    row = {"article_id": "a", "text": text, "published": pd.NaT, "published_grain": None, "outlet": outlet}
    articles = pd.DataFrame([row])
    return extract_speakers(extract_statements(articles, engine="rules"), articles).to_dict("list")


def test_a_firm_keeps_its_partners() -> None:
    """Lorne & Sons is one body."""
    assert speakers("Ana Dorn left. Traders Lorne & Sons said that it rains.") == ["Traders Lorne & Sons"]


def test_two_people_are_no_firm() -> None:
    """A given name behind the mark begins a name of its own."""
    assert kind_of_name("Lorne & Sons") == "organisation"
    assert [n.bare for n in find_names(read("We met Ana Dorn & Ivo Kerr."))] == ["Ana Dorn", "Ivo Kerr"]


def test_a_surname_of_somebody_with_an_unknown_given_name() -> None:
    """An office shows that a name is a person's, whatever the given name; of two bearers it is neither."""
    first = "Transport Minister Yrgol Vantz said that it rains."
    assert speakers_of(first, "“It snows,” Mr Vantz said.") == [["Yrgol Vantz"], ["Yrgol Vantz"]]
    other = "Finance Minister Oskol Vantz said that it hails."
    assert speakers_of(first, other, "“It snows,” Mr Vantz said.")[2] == ["Vantz"]


def test_a_named_minister_is_no_other_minister() -> None:
    """Whoever is named beside an office keeps the name, though another holds such an office elsewhere."""
    told = "Prime Minister Ana Dorn said it rains. Prime Minister Ana Dorn said it snows."
    assert speakers_of(told, "The prime minister, Rikki Sandal, said it thaws.")[1] == ["Rikki Sandal"]

"""One text to one article: what is kept, what is refused, and what the refusal says."""

from __future__ import annotations

import pytest

from dragoman.errors import NotAnArticle
from dragoman.hashes import article_hash
from dragoman.intake import article, article_from_text

NEWS = (
    "The foreign ministers of Ghana and Togo spoke by telephone on Monday about the security of their common border,"
    " the Togolese ministry said."
)
FRENCH = (
    "Le ministre des affaires étrangères s'est entretenu hier par téléphone avec son homologue allemand au sujet de"
    " la situation en Ukraine. Les ministres sont convenus de poursuivre leurs échanges dans les prochains jours."
)
TURKISH = (
    "Dışişleri Bakanı pazartesi günü İspanyol mevkidaşıyla telefonda görüştü. Görüşmede Ukrayna'daki gelişmeler ve"
    " sivillerin tahliyesi ele alındı. Bakan, Türkiye'nin barış için çalışmaya devam edeceğini söyledi."
)
RUSSIAN = (
    "Министр иностранных дел провёл телефонный разговор с коллегой из Турции. Стороны обсудили положение на Украине"
    " и договорились продолжить контакты."
)
NAMES = (
    "Kassym-Jomart Tokayev spoke by telephone with Gurbanguly Berdimuhamedov, Sadyr Japarov, Emomali Rahmon and"
    " Shavkat Mirziyoyev. Taking part: Mukhtar Tileuberdi, Rashid Meredov, Ruslan Kazakbaev, Sirojiddin Muhriddin,"
    " Abdulaziz Kamilov, Yerzhan Karin, Timur Suleimenov, Bolat Sambetov, Erlan Koshanov, Mäulen Äşimbaev."
)


def refused(text: str, **known: str) -> NotAnArticle:
    with pytest.raises(NotAnArticle) as raised:
        article_from_text(text, **known)  # type: ignore[arg-type]
    return raised.value


def test_the_hash_is_over_title_and_text_as_kept() -> None:
    found = article_from_text("  " + NEWS + "\r\n", title=" Ministers\u00a0speak ")
    assert (found.title, found.text) == ("Ministers speak", "  " + NEWS)
    assert found.sha256 == article_hash("Ministers speak", "  " + NEWS)
    assert found.id == found.sha256[:16]


def test_the_same_text_told_with_other_line_ends_and_blanks_is_the_same_article() -> None:
    one = article_from_text(f"{NEWS}\r\n\r\nIt was their\u00a0second call.\n")
    other = article_from_text(f"{NEWS}\n\nIt was their second call.")
    assert one == other


def test_what_is_known_of_an_article_is_kept() -> None:
    found = article_from_text(
        NEWS, id="a 7", source="Ministry of\nForeign Affairs", url="https://x.example/1", published="March 1, 2022",
        country="TGO",
    )  # fmt: skip
    assert (found.id, found.source, found.url) == ("a 7", "Ministry of Foreign Affairs", "https://x.example/1")
    assert (found.published, found.country) == ("2022-03-01", "TGO")


def test_lines_before_the_text_tell_source_address_and_day() -> None:
    text = f"Ministers speak\nSource: The Accra Mail\nPublished: 8 March 2022\nhttps://mail.example/1\n\n{NEWS}"
    found = article_from_text(text)
    assert (found.source, found.published, found.url) == ("The Accra Mail", "2022-03-08", "https://mail.example/1")
    assert found.title is None
    assert [block.kind for block in found.blocks] == ["heading", "credit", "byline", "boilerplate", "paragraph"]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("Geneva, 8 March 2022 – ", "2022-03-08"),
        ("ACCRA, March 8, 2022 (GNA) - ", "2022-03-08"),
        ("Lomé, 8 March 2022\n\n", "2022-03-08"),
        ("ACCRA, March 8 (GNA) - ", None),
        ("ACCRA\n", None),
    ],
)
def test_a_dateline_with_its_year_tells_the_day(start: str, day: str | None) -> None:
    assert article_from_text(start + NEWS).published == day


def test_the_agency_of_a_dateline_is_the_source_where_none_is_given() -> None:
    text = f"ACCRA, March 8 (GNA) - {NEWS}"
    assert article_from_text(text).source == "GNA"
    assert article_from_text(text, source="The Lomé Post").source == "The Lomé Post"


def test_what_is_given_stands_before_what_the_lines_tell() -> None:
    found = article_from_text(f"Published: 8 March 2022\n{NEWS}", published="2022-03-09")
    assert found.published == "2022-03-09"


def test_a_day_inside_the_text_is_not_the_day_of_publication() -> None:
    assert article_from_text(f"{NEWS}\n8 March 2022\n{NEWS}").published is None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "x", "http://a b"]
)
def test_an_address_no_browser_should_follow_is_dropped(address: str) -> None:
    assert article_from_text(NEWS, url=address).url is None


def test_an_id_with_control_characters_is_shown_escaped() -> None:
    assert article_from_text(NEWS, id="a\x07b\nc").id == "ab\\x0ac"
    assert article_from_text(NEWS, id="a\nb").id.isprintable()


def test_a_very_long_id_stays_apart_from_others_like_it() -> None:
    one, other = (article_from_text(NEWS, id="x" * 5000 + end).id for end in "ab")
    assert len(one) <= 200
    assert one != other


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("", "empty", "has no text"),
        (" \n\u200b\u00a0\t\x00 ", "empty", "has no text"),
        ("Ministers spoke.\nThey left.", "short", "(26 characters; 80 needed)"),
        ("Ministers spoke.", "short", "(16 characters; 80 needed)"),
        ("\n".join(["World", "Politics", "By Jane Roe", "Read more: x", "© 2022"] * 30), "short", "section page"),
        (f"{NEWS}\nSubscribe to continue reading.", "paywall", "paywall"),
        ("Before you continue to the site. We use cookies. Accept all or reject all of them.", "consent", "consent"),
        ("Checking your browser before accessing the site. Please enable cookies.", "consent", "checking page"),
        (FRENCH, "language", "in French"),
        (TURKISH, "language", "in Turkish"),
        (RUSSIAN, "language", "in Russian"),
    ],
    ids=[
        "empty",
        "blank",
        "short lines",
        "short",
        "rubrics",
        "paywall",
        "consent",
        "robot check",
        "French",
        "Turkish",
        "Russian",
    ],
)
def test_what_is_no_english_article_is_refused_with_its_reason(text: str, kind: str, says: str) -> None:
    refusal = refused(text, id="march")
    assert refusal.kind == kind
    assert says in refusal.reason
    assert str(refusal).startswith("march ")


@pytest.mark.parametrize(
    "text",
    [
        NAMES,
        "Vladimir Putin spoke by telephone with Turkmenistan's President Gurbanguly Berdimuhamedov.",
        "Kuwait closed its embassy in Manila.",
        f"{NEWS} « Nous continuerons », a dit le ministre. « Il faut la paix ».",
        f"{NEWS}\n\nTo comment, readers must sign in. " + NEWS * 8 + " Subscribe to continue reading more stories.",
        f"{NEWS} The new rules on cookies were discussed too.",
    ],
    ids=[
        "names",
        "one sentence",
        "a short sentence",
        "a quote in French",
        "a long text that asks to subscribe",
        "cookies as news",
    ],
)
def test_english_reports_pass_however_short_or_full_of_names(text: str) -> None:
    assert article_from_text(text).text


def test_without_strictness_a_sentence_passes_but_nothing_does_not() -> None:
    assert article_from_text("They met.", strict=False).text == "They met."
    with pytest.raises(NotAnArticle):
        article_from_text(" ", strict=False)


@pytest.mark.parametrize(("field", "value"), [("published", "soon"), ("published", "03/04/2022"), ("country", "x;y")])
def test_a_field_that_cannot_be_read_is_refused_not_guessed(field: str, value: str) -> None:
    refusal = refused(NEWS, **{field: value})
    assert refusal.kind == "broken"
    assert value in refusal.reason


def test_a_text_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "MOST_CHARACTERS", 100)
    refusal = refused(NEWS)
    assert (refusal.kind, "at most 100" in refusal.reason) == ("too_large", True)


def test_a_sentence_of_a_megabyte_is_an_article() -> None:
    text = "The ministers spoke of peace and " * 32_000
    found = article_from_text(text)
    assert [block.kind for block in found.blocks] == ["paragraph"]

import pytest

from dragoman.fetching import Source, read_sources
from dragoman.fetching.sources import SourcesError

TASS = Source("https://tass.example/rss", "TASS", "RUS", "en", True)


def read(tmp_path, text):
    file = tmp_path / "sources.csv"
    file.write_text(text, encoding="utf-8")
    return read_sources(file)


@pytest.mark.parametrize(
    "text",
    [
        "url,name,country,language,state_owned\nhttps://tass.example/rss,TASS,rus,EN,yes\n",
        "# ours\nName, URL, State_owned, Country, Language\nTASS,https://tass.example/rss,true,RUS,en\n",
        '{"url": "https://tass.example/rss", "name": "TASS", "country": "RUS", "language": "en", '
        '"state_owned": true}\n',
    ],
)
def test_sources_tell_who_publishes(tmp_path, text):
    assert read(tmp_path, text) == (TASS,)


def test_sources_may_be_addresses_alone(tmp_path):
    found = read(tmp_path, "# feeds\nhttps://a.example/rss\n\nhttps://b.example/\nhttps://a.example/rss\n")
    assert found == (Source("https://a.example/rss"), Source("https://b.example/"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://a.example/\nfile:///etc/passwd\n", "line 2.*no http"),
        ("url,country\nhttps://a.example/,Russia\n", "line 2.*ISO 3166"),
        ("url,state_owned\nhttps://a.example/,perhaps\n", "line 2.*yes or no"),
        ('{"url": "https://a.example/"\n', "line 1 is no JSON"),
        ("url,name\n,TASS\n", "line 2"),
    ],
)
def test_sources_with_a_wrong_line_say_which(tmp_path, text, told):
    with pytest.raises(SourcesError, match=told):
        read(tmp_path, text)

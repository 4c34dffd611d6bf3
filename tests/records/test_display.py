from html.parser import HTMLParser

from making import call_reading, make_account, make_article, make_reading


class Tags(HTMLParser):
    """The tags and text of a piece of HTML."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.marked, self.text, self._in_mark = set(), [], "", False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self._in_mark = tag == "mark"

    def handle_endtag(self, tag):
        self._in_mark = False

    def handle_data(self, data):
        self.text += data
        if self._in_mark:
            self.marked.append(data)


def test_display_marks_the_words_of_each_entry():
    page = Tags(call_reading()._repr_html_())
    assert page.marked == ["spoke by phone with", "21 people were killed"]
    assert "Ministers talk again" in page.text


def test_display_escapes_whatever_the_article_holds():
    bad = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;'
    article = make_article(f"{bad} spoke by phone {bad}", "a1", title=bad, source=bad)
    page = Tags(make_reading(article, make_account(article, "spoke by phone", said_by=bad))._repr_html_())
    assert page.tags <= {"div", "p", "b", "br", "small", "mark", "q"}
    assert page.text.count("<script>alert(1)</script>") == 4


def test_display_overlapping_entries_are_marked_once():
    article = make_article("Kuleba spoke by phone with Lavrov.")
    entries = (make_account(article, "spoke by phone"), make_account(article, "by phone with", status="planned"))
    assert Tags(make_reading(article, *entries)._repr_html_()).marked == ["spoke by phone with"]

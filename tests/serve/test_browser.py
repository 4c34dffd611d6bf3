"""The page in a real browser, as a reader uses it: the system's Chromium, where there is one."""

import shutil
import threading

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from dragoman.serve import Settings, create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGES = ("/", "/timeline", "/actors", "/actor/RUS", "/dyad/RUS/UKR", "/network", "/map", "/figures", "/calendar",
         "/ledger", "/statements", "/statements?kind=position", "/article/kyiv-1", "/ledger?state=refused",
         "/sources", "/about", "/timeline?words=nothing+like+it", "/nowhere")  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture
def address(store_path):
    """Where the page is served."""
    config = uvicorn.Config(create_app(Settings(str(store_path), private=True)), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(30)
    assert not thread.is_alive()  # what it still loads would change tables under the tests that follow


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium, address):
    """Opens a page with the settings given, and notes what it complains of and what it asks for."""
    opened = []

    def read(path, **settings):
        context = chromium.new_context(base_url=address, **settings)
        page = context.new_page()
        page.complaints = []
        page.asked = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path)
        opened.append(context)
        return page

    yield read
    for context in opened:
        context.close()


def width_of(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_reader_gets_from_now_to_the_marked_words_in_three_clicks(reader):
    page = reader("/")
    page.locator("a.told", has_text="spoke by phone").click()
    assert page.locator("mark", has_text="spoke by phone").is_visible()


def test_reader_filters_the_timeline_and_shares_its_address(reader):
    page = reader("/timeline")
    page.get_by_label("Actor").fill("Lavrov")
    page.get_by_label("Mode").select_option("meeting")
    page.get_by_role("button", name="Show").click()
    assert page.locator("a.told").count() == 1
    shared = reader(page.url)
    assert shared.locator("a.told").count() == 1
    assert shared.get_by_label("Actor").input_value() == "Lavrov"


def test_reader_without_script_reads_it_all(reader):
    page = reader("/", java_script_enabled=False)
    page.locator("a.told").first.click()
    assert page.locator("mark").first.is_visible()
    page.get_by_role("searchbox").fill("telephone")
    page.get_by_role("button", name="Search").click()
    assert page.locator("a.told").count() == 1


def test_reader_says_that_all_was_seen(reader):
    page = reader("/")
    page.get_by_role("button", name="I have seen all this").click()
    assert page.get_by_text("Nothing new").is_visible()


def test_reader_by_keyboard_skips_to_the_content(reader):
    page = reader("/timeline")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_has_no_fault_that_axe_finds(reader, path, scheme):
    page = reader(path, color_scheme=scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_a_phone_and_asks_nobody_else(reader, address, path):
    page = reader(path, viewport={"width": 360, "height": 740})
    assert width_of(page) <= 360
    assert all(url.startswith((address, "data:")) for url in page.asked)
    assert [said for said in page.complaints if "404" not in said] == []


def test_event_page_has_no_fault_and_fits_a_phone(reader):
    page = reader("/", viewport={"width": 360, "height": 740})
    page.locator("a.told", has_text="spoke by phone").click()
    assert width_of(page) <= 360
    assert Axe().run(page).violations_count == 0
    page.get_by_text("What each field stands on").first.click()
    assert width_of(page) <= 360


def test_page_is_dark_where_the_reader_wants_it(reader):
    shades = {}
    for scheme in ("light", "dark"):
        colour = reader("/", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        shades[scheme] = sum(int(part) for part in colour.strip("rgb()").split(",")[:3])
    assert shades["dark"] < 200
    assert shades["light"] > 600


def test_page_prints(reader, tmp_path):
    page = reader("/timeline")
    page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Show").is_visible()
    assert page.locator("a.told").first.is_visible()


def test_event_page_prints_its_sentences_and_not_its_tools(reader):
    page = reader("/")
    page.locator("a.told", has_text="spoke by phone").click()
    page.emulate_media(media="print")
    assert page.locator("mark").first.is_visible()
    for tool in ("header.top", ".onward", ".cite"):
        assert not page.locator(tool).is_visible()


def test_reader_copies_a_citation_without_script(reader):
    page = reader("/", java_script_enabled=False)
    page.locator("a.told", has_text="spoke by phone").click()
    told = page.get_by_label("Plain text with its sources")
    assert "The Courier" in told.input_value()
    assert told.get_attribute("readonly") is not None


def test_reader_goes_from_an_event_to_its_article(reader):
    page = reader("/")
    page.locator("a.told", has_text="spoke by phone").click()
    page.locator(".account h3 a", has_text="The Courier").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ministers speak"
    assert Axe().run(page).violations_count == 0


def test_page_brings_itself_up_to_date(reader, store_path):
    from making import call_reading

    from dragoman.store import Store

    page = reader("/")
    before = page.locator("a.told").count()
    with Store.open(store_path) as store:
        run = store.start_run("r1")
        store.add(call_reading("later-1", day="2022-04-01"), run=run)
        store.end_run(run, {})
    page.wait_for_timeout(1100)  # the store is asked once a second
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("a.told")).to_have_count(before + 1)
    assert page.get_by_role("status").inner_text().startswith("Brought up to date")

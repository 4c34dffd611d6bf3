"""Receivers that lie, stall, redirect, break and come back: all are told, none holds up another, nothing is lost."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections import Counter
from random import Random

import pytest
from click.testing import CliRunner
from making import call_reading, make_article, make_reading
from serving import Simulated, error, redirect, send, serving

from dragoman.cli import main
from dragoman.errors import CouldNotFetch
from dragoman.fetching import Limits, Poster
from dragoman.serve.hooks import Notifier, WatchListError, notifier, read_watch_list
from dragoman.store import Store, notices

KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()
LIMITS = Limits(seconds=3.0, step=1.5)
ENVIRON = {"DESK_SECRET": SECRET}


@pytest.fixture
def site():
    with serving() as made:
        made.pages["/well"] = "ok"
        yield made


@pytest.fixture
def desk(tmp_path, site):
    """Makes notifiers to paths of the site, over one store."""
    made = Desk(tmp_path, site)
    yield made
    made.store.close()


class Desk:
    def __init__(self, folder, site):
        self.folder, self.site = folder, site
        self.store = Store.open(folder / "record.dragoman")
        self.clock = Simulated(start=time.time())

    def watch_list(self, *watches, hosts=None):
        """A watch list of `(name, path, more TOML lines)`."""
        told = [f"hosts = {json.dumps(hosts or [self.site.host])}"]
        for name, path, *more in watches:
            url = path if "://" in path else self.site.url(path)
            told += ["[[watch]]", f'name = "{name}"', f'url = "{url}"', 'secret_env = "DESK_SECRET"', *more]
        path = self.folder / "desk.toml"
        path.write_text("\n".join(told), encoding="utf-8")
        return path

    def notifier(self, *watches):
        hooks = read_watch_list(self.watch_list(*watches), environ=ENVIRON, allowed=[self.site.host])
        poster = Poster(agent="t", allowed=[self.site.host], limits=LIMITS)
        return Notifier(self.store, hooks, poster, clock=self.clock, page="https://desk.example", chance=Random(7))

    def add(self, *readings):
        run = self.store.start_run("r1")
        for reading in readings:
            self.store.add(reading, run=run)
        self.store.end_run(run, {})

    def sent(self, path="/well"):
        return [json.loads(body) for asked, _, body in self.site.posted if asked == path]

    def receivers(self):
        with self.store.watching() as connection:
            return {receiver.name: receiver for receiver in notices.receivers(connection)}


def test_notice_is_signed_as_standard_webhooks_has_it(desk):
    told = desk.notifier(("calls", "/well", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    told.round()
    ((_, headers, body),) = desk.site.posted
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    signature = base64.b64encode(hmac.new(KEY, content, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{signature}"
    assert headers["content-type"] == "application/json"
    assert abs(int(headers["webhook-timestamp"]) - desk.clock.now()) < 2


def test_notice_tells_the_entry_with_its_sentences(desk):
    told = desk.notifier(("calls", "/well", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    assert told.round().delivered == 1
    (notice,) = desk.sent()
    assert notice["type"] == "entry.new"
    event = notice["data"]["event"]
    assert (event["type"], event["mode"], event["date"]) == ("CONSULT", "phone", ["2022-03-10", "2022-03-10"])
    assert notice["data"]["page"] == f"https://desk.example/event/{event['id']}"
    assert notice["data"]["sentences"][0]["quote"] in notice["data"]["sentences"][0]["sentence"]


def test_two_secrets_sign_while_one_is_changed(desk, tmp_path):
    old = base64.b64encode(bytes(24)).decode()
    environ = {"DESK_SECRET": f"{SECRET} whsec_{old}"}
    (hook,) = read_watch_list(desk.watch_list(("a", "/well")), environ=environ, allowed=[desk.site.host])
    assert hook.keys == (KEY, bytes(24))


def test_receiver_is_told_of_what_comes_from_then_on(desk):
    desk.add(call_reading("a-1", day="2022-03-10"))
    told = desk.notifier(("calls", "/well"))
    assert told.round().made == 0
    time.sleep(1.1)  # the store's clock counts seconds
    desk.add(call_reading("b-1", day="2022-04-10"))
    assert told.round().delivered == 1
    assert told.round() == notifier.Round(0, 0, 0, ())
    assert [notice["data"]["event"]["date"][0] for notice in desk.sent()] == ["2022-04-10"]


def test_receiver_is_told_only_of_what_fits_its_filters(desk):
    told = desk.notifier(
        ("plans", "/plans", "earlier = true", 'status = "planned"'),
        ("lavrov", "/well", "earlier = true", 'actor = "Lavrov"', 'type = "CONSULT"', 'since = "2022-04"'),
    )
    desk.site.pages["/plans"] = "ok"
    desk.add(call_reading("a-1", day="2022-03-10"), call_reading("b-1", day="2022-04-10"))
    assert told.round().delivered == 1
    assert desk.sent("/plans") == []
    assert desk.sent()[0]["data"]["event"]["date"][0] == "2022-04-10"


def test_receiver_is_told_that_an_entry_changed_and_that_it_is_gone(desk):
    told = desk.notifier(("calls", "/well", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    told.round()
    time.sleep(1.1)
    desk.add(call_reading("a-2", day="2022-03-10"))  # a second telling of it
    told.round()
    time.sleep(1.1)
    empty = make_article("KYIV, March 11. Nobody spoke with anybody, it turned out later that evening.", "a-1",
                         published="2022-03-11")  # fmt: skip
    desk.add(make_reading(empty), make_reading(make_article(empty.text, "a-2", published="2022-03-11")))
    told.round()
    kinds = [notice["type"] for notice in desk.sent()]
    assert kinds[:2] == ["entry.new", "entry.changed"]
    assert kinds[-1] == "entry.withdrawn"
    assert told.round().made == 0
    assert len({headers["webhook-id"] for _, headers, _ in desk.site.posted}) == len(kinds)


def test_receiver_that_fails_gets_the_same_notice_later_and_later(desk):
    answers = iter([error(500), error(503), error(400)])

    def flaky(handler):
        next(answers, lambda h: send(h, 204))(handler)

    desk.site.pages["/flaky"] = flaky
    told = desk.notifier(("calls", "/flaky", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    waits = []
    while not told.round().delivered:
        waits.append(told.seconds_until_due())
        assert told.round() == notifier.Round(0, 0, 0, ())  # not before
        desk.clock.sleep(waits[-1] + 1)
    assert waits == sorted(waits)
    assert 7 <= waits[0] <= 13
    assert 60 <= waits[2] <= 120
    sent = [(headers["webhook-id"], body) for _, headers, body in desk.site.posted]
    assert len(sent) == 4
    assert len(set(sent)) == 1
    times = [headers["webhook-timestamp"] for _, headers, _ in desk.site.posted]
    assert len(set(times)) == 4  # a signature is of its own attempt


def test_receiver_is_left_alone_for_as_long_as_it_asks(desk):
    desk.site.pages["/busy"] = error(429, Retry_After="600")
    told = desk.notifier(("calls", "/busy", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    told.round()
    assert 595 <= told.seconds_until_due() <= 605


def test_notice_that_nobody_takes_becomes_a_dead_letter_and_comes_back(desk):
    desk.site.pages["/down"] = error(500)
    told = desk.notifier(("calls", "/down", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    begun, dead = desk.clock.now(), 0
    while not dead:
        dead = told.round().dead
        desk.clock.sleep((told.seconds_until_due() or 0) + 1)
    assert len(desk.site.posted) == notifier.MOST_TRIES
    assert 86_400 < desk.clock.now() - begun < 4 * 86_400
    assert (desk.receivers()["calls"].dead, desk.receivers()["calls"].waiting) == (1, 0)
    desk.site.pages["/down"] = "ok"
    assert told.revive() == 1
    assert told.round().delivered == 1
    assert len({headers["webhook-id"] for _, headers, _ in desk.site.posted}) == 1


def test_one_refused_notice_does_not_stop_the_next(desk):
    first = []

    def picky(handler):
        first.append(handler.headers["webhook-id"])
        send(handler, 422 if handler.headers["webhook-id"] == first[0] else 200)

    desk.site.pages["/picky"] = picky
    told = desk.notifier(("calls", "/picky", "earlier = true"))
    desk.add(*(call_reading(f"a-{n}", day=f"2022-0{n}-10") for n in range(1, 6)))
    done = told.round()
    assert (done.made, done.delivered, len(done.troubles)) == (5, 4, 1)


def test_receiver_that_refuses_everything_is_soon_left_alone(desk):
    desk.site.pages["/no"] = error(401)
    told = desk.notifier(("calls", "/no", "earlier = true"))
    desk.add(*(call_reading(f"a-{n}", day=f"2022-0{n}-10") for n in range(1, 10)))
    told.round()
    assert len(desk.site.posted) == notifier.MOST_REFUSED


def drip(handler):
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x" * 10)
        handler.wfile.flush()
        time.sleep(0.1)


def hang(handler):
    time.sleep(4)


def slow_headers(handler):
    for _ in range(100):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[:1])
        handler.wfile.flush()
        time.sleep(0.1)


def cut(handler):
    handler.connection.close()


def flood(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 10_000_000 + b"\r\n\r\n")


def nonsense(handler):
    handler.wfile.write(b"\x00\x01 not at all HTTP\r\n\r\n")


@pytest.mark.parametrize(
    "breaks", [hang, slow_headers, cut, flood, nonsense, redirect("/well"), error(500), error(404)]
)
def test_one_broken_receiver_never_stops_the_others(desk, breaks):
    desk.site.pages["/broken"] = breaks
    told = desk.notifier(
        ("broken", "/broken", "earlier = true"), *((f"well {n}", "/well", "earlier = true") for n in range(3))
    )
    desk.add(call_reading("a-1", day="2022-03-10"), call_reading("b-1", day="2022-04-10"))
    begun = time.monotonic()
    done = told.round()
    assert time.monotonic() - begun < 15
    assert done.delivered == 6
    assert [trouble.hook for trouble in done.troubles] == ["broken"]
    assert desk.receivers()["broken"].waiting == 2
    desk.site.pages["/broken"] = "ok"
    desk.clock.sleep(60)
    assert told.round().delivered == 2
    assert len(desk.sent("/well")) == 6  # nobody was sent elsewhere, and nobody twice


def test_answer_that_never_ends_counts_as_taken(desk):
    desk.site.pages["/drip"] = drip
    told = desk.notifier(("drip", "/drip", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    begun = time.monotonic()
    assert told.round().delivered == 1
    assert time.monotonic() - begun < 15  # it drips for twenty seconds


def test_redirect_is_not_followed(desk):
    desk.site.pages |= {"/moved": redirect("/well", 307)}
    told = desk.notifier(("calls", "/moved", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    (trouble,) = told.round().troubles
    assert trouble.kind == "redirects"
    assert desk.site.asked["/well"] == 0


def test_notifier_that_is_killed_loses_nothing(desk, monkeypatch):
    told = desk.notifier(("calls", "/well", "earlier = true"))
    desk.add(*(call_reading(f"a-{n}", day=f"2022-0{n}-10") for n in range(1, 6)))
    kill, calls = notices.change_notice, []

    def killed(*args):
        calls.append(args)
        if len(calls) == 3:
            raise KeyboardInterrupt  # after the third was taken, before it is noted
        return kill(*args)

    monkeypatch.setattr(notices, "change_notice", killed)
    with pytest.raises(KeyboardInterrupt):
        told.round()
    monkeypatch.undo()
    again = desk.notifier(("calls", "/well", "earlier = true"))
    again.round()
    desk.clock.sleep(notifier.SET_ASIDE + 1)
    again.round()
    ids = Counter(headers["webhook-id"] for _, headers, _ in desk.site.posted)
    assert len(ids) == 5
    assert sorted(ids.values()) == [1, 1, 1, 1, 2]  # the doubled one has the same id
    assert desk.receivers()["calls"].waiting == 0


def test_two_notifiers_send_each_notice_once(desk):
    desk.add(*(call_reading(f"a-{n}", day=f"2022-0{n}-10") for n in range(1, 9)))
    both = [desk.notifier(("calls", "/well", "earlier = true")) for _ in range(2)]
    threads = [threading.Thread(target=each.round) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    ids = Counter(headers["webhook-id"] for _, headers, _ in desk.site.posted)
    assert len(ids) == 8
    assert set(ids.values()) == {1}


def test_hour_of_trouble_loses_nothing_and_doubles_nothing(desk):
    """An hour of simulated time: entries keep coming, receivers fail now and then, each in another way."""
    chance = Random(3)
    ways = [error(500), error(429, Retry_After="30"), cut, nonsense, redirect("/elsewhere"), error(404)]
    taken = Counter()

    def lying(handler):
        if chance.random() < 0.4:
            chance.choice(ways)(handler)
            return
        taken[handler.headers["webhook-id"]] += 1
        send(handler, 200)

    desk.site.pages["/lying"] = lying
    told = desk.notifier(("lying", "/lying", "earlier = true"), ("well", "/well", "earlier = true"))
    for minute in range(60):
        if minute % 6 == 0:
            desk.add(call_reading(f"m-{minute}", day=f"2022-{minute // 6 + 1:02}-05"))
        told.round()
        desk.clock.sleep(60)
    while (wait := told.seconds_until_due()) is not None:
        desk.clock.sleep(wait + 1)
        told.round()
    assert len(taken) == 10
    assert set(taken.values()) == {1}
    assert len(desk.sent()) == 10


def test_secret_and_address_stand_nowhere(desk, capfd):
    desk.site.pages["/t0p-secret-path"] = error(500)
    path = desk.watch_list(("calls", "/t0p-secret-path", "earlier = true"))
    desk.add(call_reading("a-1", day="2022-03-10"))
    store = str(desk.folder / "record.dragoman")
    runner = CliRunner(env={"DESK_SECRET": SECRET})
    told = ""
    for more in ([], ["--ping"], ["--list"], ["--list", "--json"], ["--once", "--json"]):
        once = ["--once"] if not more else []
        done = runner.invoke(
            main, ["notify", str(path), "--store", store, "--allow-host", desk.site.host, *once, *more]
        )
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        told += done.output
    assert "calls" in told
    (hook,) = read_watch_list(path, environ=ENVIRON, allowed=[desk.site.host])
    kept = b"".join(file.read_bytes() for file in desk.folder.glob("record.dragoman*"))
    for hidden in (SECRET, "t0p-secret-path", base64.b64encode(KEY).decode()):
        assert hidden not in told + repr(hook) + capfd.readouterr().err
        assert hidden.encode() not in kept


def test_ping_tries_each_receiver(desk):
    desk.site.pages["/down"] = error(500)
    told = desk.notifier(("well", "/well"), ("down", "/down"))
    assert [trouble.hook for trouble in told.ping()] == ["down"]
    assert desk.sent()[0] == {"type": "ping", "timestamp": desk.sent()[0]["timestamp"], "data": {"watch": "well"}}


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1/x", "https://10.0.0.1/x", "https://169.254.169.254/latest", "https://[::1]/x",
     "https://[::ffff:10.0.0.1]/x", "https://192.168.1.1:8443/x", "https://0.0.0.0/x", "https://100.64.0.1/x"],
)  # fmt: skip
def test_internal_addresses_are_not_sent_to(address):
    with pytest.raises(CouldNotFetch) as refused:
        Poster(agent="t", limits=LIMITS).post(address, b"{}", {})
    assert refused.value.kind == "blocked"


@pytest.mark.parametrize("resolved", ["127.0.0.1", "10.1.2.3", "::1", "169.254.169.254"])
def test_hosts_that_resolve_to_internal_addresses_are_not_sent_to(resolved):
    family = 10 if ":" in resolved else 2
    poster = Poster(agent="t", limits=LIMITS, resolver=lambda host, port: [(family, (resolved, port))])
    with pytest.raises(CouldNotFetch) as refused:
        poster.post("https://receiver.example/x", b"{}", {})
    assert refused.value.kind == "blocked"


GOOD = 'hosts = ["a.example"]\n[[watch]]\nname = "n"\nurl = "https://a.example/x"\nsecret_env = "DESK_SECRET"\n'


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("hosts = [", "no TOML"),
        ("hosts = []", "needs hosts"),
        ('hosts = ["a.example"]', "a [[watch]]"),
        (GOOD + 'colour = "red"', "colour is neither"),
        ('port = 1\n' + GOOD, "port is not known"),
        (GOOD.replace('name = "n"\n', ""), "has no name"),
        (GOOD.replace("https://a.example", "https://b.example"), "not among hosts"),
        (GOOD.replace("https://a.example", "https://a.example.evil.example"), "not among hosts"),
        (GOOD.replace("https:", "http:"), "no https address"),
        (GOOD.replace("https:", "ftp:"), "no http or https"),
        (GOOD.replace("https://a", "https://u:p@a"), "user name"),
        (GOOD.replace("DESK_SECRET", "NOT_SET"), "NOT_SET of the environment is not set"),
        (GOOD.replace("secret_env", "secret"), "is neither a setting"),
        (GOOD.replace('secret_env = "DESK_SECRET"', 'secret_file = "none"'), "can't be read"),
        (GOOD.replace('secret_env = "DESK_SECRET"', ""), "needs one of secret_env or secret_file"),
        (GOOD + 'status = "maybe"', "status: is one of"),
        (GOOD + 'since = "yesterday"', "since: is a day"),
        (GOOD + GOOD.partition("\n")[2], "name of two"),
    ],
)  # fmt: skip
def test_watch_list_that_cannot_be_used_says_why(tmp_path, written, words):
    path = tmp_path / "desk.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(WatchListError) as told:
        read_watch_list(path, environ=ENVIRON)
    assert words in str(told.value)


@pytest.mark.parametrize("secret", ["plain", "whsec_", "whsec_!!", "whsec_" + base64.b64encode(b"short").decode()])
def test_weak_secret_is_refused_and_not_repeated(tmp_path, secret):
    path = tmp_path / "desk.toml"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(WatchListError) as told:
        read_watch_list(path, environ={"DESK_SECRET": secret})
    assert (
        secret not in str(told.value).replace("begin with whsec_", "").replace("after whsec_", "")
        or secret == "whsec_"
    )


def test_address_and_secret_can_stand_in_files_of_their_own(tmp_path):
    (tmp_path / "u").write_text("https://a.example/hidden\n")
    (tmp_path / "s").write_text(SECRET + "\n")
    path = tmp_path / "desk.toml"
    path.write_text(
        'hosts = ["a.example"]\n[[watch]]\nname = "n"\nurl_file = "u"\nsecret_file = "s"\nwords = "grain"\n'
    )
    (hook,) = read_watch_list(path, environ={})
    assert (hook.url, hook.keys, hook.filters.words) == ("https://a.example/hidden", (KEY,), "grain")

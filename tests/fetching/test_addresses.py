import socket
from ipaddress import ip_address

import pytest
from serving import redirect, serving

from dragoman.errors import CouldNotFetch
from dragoman.fetching import Fetcher
from dragoman.fetching.addresses import is_public, permitted, target_of

NOT_TO_BE_FETCHED = """
http://127.0.0.1/ http://127.0.0.1:22/ http://127.1/ http://127.255.255.254/ http://2130706433/ http://0x7f000001/
http://0177.0.0.1/ http://0/ http://0.0.0.0:8000/ http://localhost/ http://LOCALHOST/ http://localhost./
http://10.0.0.1/ http://10.255.255.255/ http://172.16.0.1/ http://172.31.9.9/ http://192.168.0.1/ http://192.168.1.254/
http://169.254.169.254/latest/meta-data/ http://169.254.0.1/ http://100.64.0.1/ http://192.0.0.8/ http://192.0.2.1/
http://198.18.0.1/ http://198.51.100.7/ http://203.0.113.9/ http://224.0.0.1/ http://239.255.255.250/ http://240.0.0.1/
http://255.255.255.255/ http://[::1]/ http://[::]/ http://[::ffff:127.0.0.1]/ http://[::ffff:10.0.0.1]/
http://[::127.0.0.1]/ http://[fe80::1]/ http://[fc00::1]/ http://[fd12:3456::1]/ http://[fec0::1]/ http://[ff02::1]/
http://[64:ff9b::7f00:1]/ http://[64:ff9b:1::1]/ http://[2002:7f00:1::]/ http://[2001:db8::1]/
http://192.88.99.1/ http://user:pass@127.0.0.1/ http://user@example.org/
file:///etc/passwd ftp://example.org/x gopher://127.0.0.1:70/ javascript:alert(1) data:text/html,x dict://127.0.0.1/
//127.0.0.1/ http:///x http://:80/ http://ex%61mple.org:99999/ ldap://127.0.0.1 unix:///run/docker.sock
""".split()


def resolver(host, port):
    """Numbers in every notation that the C library takes, and names that mean this machine; no name server asked."""
    if host.startswith("localhost"):
        return [(socket.AF_INET, ("127.0.0.1", port))]
    try:
        return [(socket.AF_INET, (socket.inet_ntoa(socket.inet_aton(host)), port))]
    except OSError:
        socket.inet_pton(socket.AF_INET6, host)
        return [(socket.AF_INET6, (host, port))]


@pytest.mark.parametrize("url", NOT_TO_BE_FETCHED)
def test_address_that_is_not_public_is_not_fetched(url):
    with pytest.raises(CouldNotFetch) as refusal:
        Fetcher(agent="t", resolver=resolver).get(url)
    assert refusal.value.kind in {"blocked", "address"}


def test_addresses_that_must_not_be_fetched_are_not_fetched_by_redirect():
    with serving() as site, serving() as inside:
        fetcher = Fetcher(agent="t", allowed=[site.host])
        for number, url in enumerate([*NOT_TO_BE_FETCHED, inside.url("/secret")]):
            site.pages[f"/{number}"] = redirect(url)
            if url.startswith("//"):  # of the same scheme as the page
                continue
            with pytest.raises(CouldNotFetch) as refusal:
                fetcher.get(site.url(f"/{number}"))
            assert refusal.value.kind in {"blocked", "address", "gone", "unreachable"}, url
        assert not inside.asked


def test_address_that_changes_between_check_and_connection_gains_nothing():
    answers = iter([[(socket.AF_INET, ("93.184.216.34", 9))], [(socket.AF_INET, ("127.0.0.1", 9))]])
    seen = permitted(target_of("http://rebinding.example:9/"), (), lambda host, port: next(answers))
    assert seen == [(socket.AF_INET, ("93.184.216.34", 9))]  # what was checked is what is connected to


def test_host_with_one_address_inside_is_refused_whole():
    mixed = [(socket.AF_INET, ("93.184.216.34", 80)), (socket.AF_INET, ("10.0.0.1", 80))]
    with pytest.raises(CouldNotFetch, match=r"--allow-host mixed\.example"):
        permitted(target_of("http://mixed.example/"), (), lambda host, port: mixed)


def test_host_that_is_allowed_may_be_anywhere():
    with serving() as site:
        site.pages["/"] = "here"
        assert Fetcher(agent="t", allowed=[site.host]).get(site.url()).body == b"here"
        with pytest.raises(CouldNotFetch):
            Fetcher(agent="t", allowed=["127.0.0.1:1"]).get(site.url())


@pytest.mark.parametrize("public", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2002:0808:0808::"])
def test_public_addresses_are_public(public):
    assert is_public(ip_address(public))


def test_target_keeps_what_is_asked_for():
    target = target_of("https://Paper.Example:8443/a/b?q=1&r=2#part")
    assert (target.host, target.port, target.path) == ("paper.example", 8443, "/a/b?q=1&r=2")
    assert target.authority == "paper.example:8443"
    assert target_of("http://müller.example/").host == "xn--mller-kva.example"

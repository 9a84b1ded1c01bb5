"""Another reader: what would be sent is what is sent, to where it was named and nowhere else."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from geo.errors import OnlineError, ProviderError
from geo.online import ask_reader, to_send
from geo.online.readers import MOST_BYTES, is_here
from tests.online.reader import Reader, reading


@pytest.fixture
def reader() -> Iterator[Reader]:
    with reading() as found:
        yield found


def test_what_was_shown_is_what_is_sent_and_the_answer_comes_back(reader: Reader) -> None:
    reader.saying("<think>hm</think>\n[1]")
    sent = to_send(reader.address, "small", "Read “this” 🧭")
    assert ask_reader(sent) == "[1]"
    ((path, headers, body),) = reader.asked
    assert path == "/v1/chat/completions"
    assert body.decode() == sent.body
    assert json.loads(body)["messages"] == [{"role": "user", "content": "Read “this” 🧭"}]
    assert "Authorization" not in headers


def test_a_key_goes_along_and_is_in_nothing_that_is_shown(reader: Reader) -> None:
    reader.saying("x")
    sent = to_send(reader.address, "small", "Read this")
    ask_reader(sent, " secret ")
    assert reader.asked[0][1]["Authorization"] == "Bearer secret"
    assert "secret" not in f"{sent}"
    reader.status = 401
    with pytest.raises(OnlineError) as refused:
        ask_reader(sent, "secret")
    assert "secret" not in str(refused.value)
    with pytest.raises(OnlineError):
        ask_reader(sent, "a\r\nb")


@pytest.mark.parametrize(
    ("status", "says", "words"),
    [
        (200, b"", "no answer"),
        (200, b"{}", "no answer"),
        (200, b'{"choices": []}', "no answer"),
        (200, b'{"choices": [{"message": {"content": null}}]}', "nothing"),
        (200, b"[" * 100_000, "no answer"),
        (200, b" " * (MOST_BYTES + 1), "more than"),
        (401, b"", "refuses this key"),
        (404, b"", "no such model"),
        (429, b"", "too often"),
        (500, b"", "has a fault"),
    ],
)
def test_whatever_goes_wrong_is_said_in_our_words(
    reader: Reader, status: int, says: bytes, words: str
) -> None:
    reader.status, reader.says = status, says
    with pytest.raises(OnlineError, match=words):
        ask_reader(to_send(reader.address, "small", "x"))


def test_no_redirect_is_followed(reader: Reader) -> None:
    with reading() as other:
        reader.status, reader.headers = 302, {"Location": f"{other.address}/chat/completions"}
        with pytest.raises(OnlineError, match="sends elsewhere"):
            ask_reader(to_send(reader.address, "small", "x"), "secret")
        assert other.asked == []


def test_no_proxy_hears_what_is_for_this_computer(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading() as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        reader.saying("x")
        assert ask_reader(to_send(reader.address, "small", "x")) == "x"
        assert proxy.asked == []


def test_who_does_not_answer_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        sent = to_send(f"http://127.0.0.1:{silent.getsockname()[1]}", "small", "x")
        with pytest.raises(OnlineError, match="does not answer within"):
            ask_reader(sent, seconds=0.3)


@pytest.mark.parametrize(
    "address",
    [
        "", "localhost", "ftp://localhost/", "http://", "https://user:word@example.org", "http://example.org/v1",
        "http://10.0.0.1/v1", "http://169.254.169.254/latest", "http://localhost:x/", "http://localhost.example.org",
        "https://example.org/?a=b", "https://exa mple.org", "http://[::1", "https://example.org/v1#x", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_addresses_that_nothing_is_sent_to(address: str) -> None:
    with pytest.raises(ProviderError):
        to_send(address, "small", "x")


@pytest.mark.parametrize("host", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1.nip.io"])
def test_by_tls_too_a_private_address_is_not_connected_to(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str, port: int, *_: object, **__: object) -> list[object]:
        private = "127.0.0.1" if name.endswith("nip.io") else name
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (private, port))]

    monkeypatch.delenv("https_proxy", raising=False)
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(OnlineError, match="inside a private network"):
        ask_reader(to_send(f"https://{host}/v1", "small", "x"))


def test_without_a_model_nothing_is_asked() -> None:
    with pytest.raises(ProviderError, match="model"):
        to_send("http://localhost:1/v1", " ", "x")


@pytest.mark.parametrize(
    ("host", "here"), [("localhost", True), ("127.0.0.9", True), ("::1", True), ("0.0.0.0", False)]
)
def test_this_computer_is_known_by_its_name_and_numbers_alone(host: str, here: bool) -> None:
    assert is_here(host) is here

"""Another reader at an address that somebody names: what would be sent to it, and its answer.

The address speaks as OpenAI's does (``/chat/completions``); programs that run models on one's own
computer do too. It is on this computer or at a public address by TLS, never elsewhere in a network of
one's own; no redirect is followed.
"""

from __future__ import annotations

import ipaddress
import json
from http.client import HTTPException
from typing import Any, Final, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from ..errors import OnlineError, ProviderError
from .public import NotPublicError, public_ways

WAY: Final = "/chat/completions"
SECONDS: Final = 300
"""A model on one's own computer may think for minutes."""
MOST_BYTES: Final = 4_000_000


class ToSend(NamedTuple):
    """Everything that is sent, but for the key."""

    url: str
    body: str
    """JSON."""


def to_send(address: str, model: str, prompt: str) -> ToSend:
    """What would be sent to the reader at an address, such as ``http://localhost:11434/v1``.

    Raises ``ProviderError`` for an address that nothing is sent to, saying which may be.
    """
    written = address.strip().rstrip("/").removesuffix(WAY)
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ProviderError(f"this is no address: {address[:100]}") from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise ProviderError("an address is like http://localhost:11434/v1 or https://example.org/v1")
    if any(character.isspace() or ord(character) < 33 for character in written):
        raise ProviderError("an address has no spaces")
    if parts.scheme == "http" and not is_here(host):
        raise ProviderError("beyond this computer texts are sent by https alone")
    if not model.strip():
        raise ProviderError("name the model that is to read")
    message = {"role": "user", "content": prompt}
    body = {"model": model.strip(), "messages": [message], "temperature": 0, "stream": False}
    return ToSend(f"{written}{WAY}", json.dumps(body, ensure_ascii=False, indent=1))


def is_here(host: str) -> bool:
    """Whether a host is this computer by its name or number; a name that only leads here is not."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ask_reader(sent: ToSend, key: str = "", *, seconds: float = SECONDS) -> str:
    """Send it, once, and give back what the reader says. Raises ``OnlineError`` in our words.

    ``key`` goes along as a bearer's token, where there is one.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key.strip():
        if not key.strip().isascii() or not key.strip().isprintable():
            raise OnlineError("cannot be asked with this key: it has signs that no key has")
        headers["Authorization"] = f"Bearer {key.strip()}"
    request = Request(sent.url, sent.body.encode("utf-8", "replace"), headers, method="POST")
    try:
        with _opener(urlsplit(sent.url).hostname or "")(request, timeout=seconds) as answer:
            content = answer.read(MOST_BYTES + 1)
    except HTTPError as error:
        raise OnlineError(_refusal(error.code)) from None
    except NotPublicError:
        raise OnlineError(_NOT_PUBLIC) from None
    except TimeoutError:
        raise OnlineError(f"does not answer within {seconds:,.0f} seconds") from None
    except URLError as error:
        if isinstance(error.reason, NotPublicError):
            raise OnlineError(_NOT_PUBLIC) from None
        raise OnlineError("cannot be reached") from None
    except (OSError, HTTPException, ValueError):
        raise OnlineError("cannot be reached") from None
    if len(content) > MOST_BYTES:
        raise OnlineError(f"answers with more than {MOST_BYTES:,} bytes")
    return _said(content)


_NOT_PUBLIC: Final = "is inside a private network: name this computer (localhost) or a public address"


def _opener(host: str) -> Any:
    """Straight to this computer; to any other through the computer's proxy, where it has one."""
    ways: tuple[BaseHandler, ...] = (
        (ProxyHandler({}), HTTPHandler(), HTTPSHandler()) if is_here(host) else public_ways(None)
    )
    return build_opener(*ways, _NoRedirect).open


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would take the text to a host that nobody named."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _refusal(code: int) -> str:
    if 300 <= code < 400:
        return "sends elsewhere, which is not followed: name the address itself"
    words = {401: "refuses this key", 403: "refuses this key", 404: "knows no such model or address"}
    return words.get(code, "says that it is asked too often" if code == 429 else f"has a fault ({code})")


def _said(content: bytes) -> str:
    """The words of the first choice; thinking aloud before them is left out."""
    try:
        told = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise OnlineError("answers with something that is no answer") from None
    if not isinstance(told, str) or not told.strip():
        raise OnlineError("answers with nothing")
    return told.rpartition("</think>")[2].strip() or told

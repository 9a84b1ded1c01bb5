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
from ..language import phrase
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
        raise ProviderError(phrase("this is no address: {text}", text=address[:100])) from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise ProviderError(
            phrase(
                "an address is like {example} or {other}",
                example="http://localhost:11434/v1",
                other="https://example.org/v1",
            )
        )
    if any(character.isspace() or ord(character) < 33 for character in written):
        raise ProviderError(phrase("an address has no spaces"))
    if parts.scheme == "http" and not is_here(host):
        raise ProviderError(phrase("beyond this computer texts are sent by https alone"))
    if not model.strip():
        raise ProviderError(phrase("name the model that is to read"))
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
            raise OnlineError(phrase("cannot be asked with this key: it has signs that no key has"))
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
        raise OnlineError(phrase("does not answer within {count} seconds", count=round(seconds))) from None
    except URLError as error:
        if isinstance(error.reason, NotPublicError):
            raise OnlineError(_NOT_PUBLIC) from None
        raise OnlineError(_OUT_OF_REACH) from None
    except (OSError, HTTPException, ValueError):
        raise OnlineError(_OUT_OF_REACH) from None
    if len(content) > MOST_BYTES:
        raise OnlineError(phrase("answers with more than {count} bytes", count=MOST_BYTES))
    return _said(content)


_NOT_PUBLIC: Final = phrase("is inside a private network: name this computer (localhost) or a public address")
_OUT_OF_REACH: Final = phrase("cannot be reached")
_NO_KEY: Final = phrase("refuses this key")
_REFUSALS: Final = {
    401: _NO_KEY,
    403: _NO_KEY,
    404: phrase("knows no such model or address"),
    429: phrase("says that it is asked too often"),
}


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
        return phrase("sends elsewhere, which is not followed: name the address itself")
    return _REFUSALS.get(code) or phrase("has a fault ({code})", code=str(code))


def _said(content: bytes) -> str:
    """The words of the first choice; thinking aloud before them is left out."""
    try:
        told = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise OnlineError(phrase("answers with something that is no answer")) from None
    if not isinstance(told, str) or not told.strip():
        raise OnlineError(phrase("answers with nothing"))
    return told.rpartition("</think>")[2].strip() or told

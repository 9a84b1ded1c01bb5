"""One provider, asked politely: in its turn, with patience where that helps, and from the cache first."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, quote_plus
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

from ..errors import OnlineError, RateLimitedError, RefusedError
from ..language import phrase
from .cache import Kept, OnlineCache, Question
from .providers import Answer, Provider
from .public import public_ways

ATTEMPTS: Final = 3
"""Requests for one question at most."""
BACK_OFF_S: Final = 2.0
"""Pause after the first failure, doubled after each further one; a ``Retry-After`` is used instead."""

_MOST_BYTES: Final = 4_000_000
_LOG: Final = logging.getLogger("geopy")

_SAID: Final[tuple[tuple[type[Exception], str], ...]] = (
    (GeocoderTimedOut, phrase("does not answer in time")),
    (GeocoderParseError, phrase("answers with something that is no answer")),
    (GeocoderUnavailable, phrase("cannot be reached")),
    (GeopyError, phrase("has a fault")),
)
"""What failed, in our words: those of geopy may quote the answer or the address, and with it the key."""


REFUSED: Final = phrase("refuses the question")


class Client:
    """Asks one provider, through the cache. For one thread; make another for the next.

    ``cancelled`` is asked while a turn is waited for.
    """

    def __init__(
        self, provider: Provider, cache: OnlineCache, cancelled: Callable[[], bool] | None = None
    ) -> None:
        self._provider, self._cache, self._cancelled = provider, cache, cancelled
        self._geocoder = provider.geocoder(self._adapter)

    def kept(self, text: str, countries: tuple[str, ...] = ()) -> Kept | None:
        """What the cache knows; asks nobody."""
        return self._cache.kept(self._question(text, countries))

    def ask(self, text: str, countries: tuple[str, ...] = ()) -> Kept:
        """What the provider says to a text, now or when it was asked last.

        Raises ``OnlineError`` when it cannot be had, after ``ATTEMPTS`` requests where another one
        may help, and ``CancelledError`` when told to stop.
        """
        if (kept := self.kept(text, countries)) is not None:
            return kept
        for attempt in range(ATTEMPTS):
            try:
                answers = self._request(text, countries)
            except RefusedError:
                raise
            except OnlineError as error:
                asked_for = error.seconds if isinstance(error, RateLimitedError) else None
                self._cache.pause(self._place, asked_for or BACK_OFF_S * 2**attempt)
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                return self._cache.keep(self._question(text, countries), answers)
        raise AssertionError("unreachable")

    @property
    def _place(self) -> str:
        return self._provider.host or self._provider.service

    def _question(self, text: str, countries: tuple[str, ...]) -> Question:
        one = self._provider
        return Question(one.service, one.host, text, ",".join(sorted(countries)), one.language)

    def _request(self, text: str, countries: tuple[str, ...]) -> tuple[Answer, ...]:
        """Ask once. Every error becomes one of ours, and its words are ours too."""
        try:
            with _key_unsaid(self._provider):
                return self._provider.ask(self._geocoder, text, countries)
        except OnlineError:
            raise
        except GeocoderRateLimited as error:
            words = phrase("says that it is asked too often")
            raise RateLimitedError(words, error.retry_after) from None
        except GeocoderQuotaExceeded:
            raise RefusedError(phrase("says that its quota is used up"), whole=True) from None
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges):
            raise RefusedError(phrase("refuses this program or this key"), whole=True) from None
        except GeocoderQueryError:
            raise RefusedError(REFUSED, whole=False) from None
        except GeopyError as error:
            raise OnlineError(next(words for kind, words in _SAID if isinstance(error, kind))) from None

    def _adapter(self, **settings: Any) -> _Adapter:
        turn = partial(self._cache.turn, self._place, self._cancelled)
        return _Adapter(turn, public=self._provider.public, **settings)


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would be a request out of turn, and to a host that nobody named."""

    def redirect_request(self, *_: Any) -> None:
        return None


class _Adapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no annotations
    """geopy's way to the network. Its own adapter sends failed requests again at once, out of turn."""

    def __init__(
        self, turn: Callable[[], Any], *, proxies: Any, ssl_context: Any, public: bool = False
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._turn = turn
        ways = public_ways(ssl_context) if public else (HTTPSHandler(context=ssl_context),)
        self._open = build_opener(ProxyHandler(proxies), *ways, _NoRedirect).open

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except ValueError:
            raise GeocoderParseError("no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        with self._turn():
            try:
                with self._open(Request(url, headers=headers), timeout=timeout) as answer:
                    return _read(answer, time.monotonic() + timeout).decode("utf-8")
            except HTTPError as error:
                told = {name.lower(): value for name, value in error.headers.items()}
                error.close()
                status = error.code
            except TimeoutError:
                raise GeocoderTimedOut("timed out") from None
            except UnicodeDecodeError:
                raise GeocoderParseError("no text") from None
            except (OSError, HTTPException) as error:
                if isinstance(error, URLError) and isinstance(error.reason, TimeoutError):
                    raise GeocoderTimedOut("timed out") from None
                raise GeocoderUnavailable("no connection") from None
        raise AdapterHTTPError(f"status {status}", status_code=status, headers=told, text="")


def _read(answer: Any, until: float) -> bytes:
    """The whole body, of bounded size and in bounded time, however slowly it drips."""
    body = b""
    while piece := answer.read1(65_536):
        body += piece
        if len(body) > _MOST_BYTES:
            raise GeocoderParseError("too long")
        if time.monotonic() > until:
            raise TimeoutError
    return body


@contextmanager
def _key_unsaid(provider: Provider) -> Iterator[None]:
    """While a request is under way, take the key out of what geopy logs: it logs whole addresses."""
    words = [word for word in (provider.key, provider.secret) if word]
    forms = sorted({form(word) for word in words for form in (str, quote, quote_plus)}, key=len, reverse=True)

    def clean(record: logging.LogRecord) -> bool:
        text = record.getMessage()
        for form in forms:
            text = text.replace(form, "…")
        record.msg, record.args, record.exc_info = text, (), None
        return True

    _LOG.addFilter(clean)
    try:
        yield
    finally:
        _LOG.removeFilter(clean)

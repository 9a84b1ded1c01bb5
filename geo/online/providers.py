"""Online geocoders, none of them asked unless the user names one: where each is, and its key.

Any geocoder that geopy knows will do. What a provider says becomes ``Answer``s here; nothing else
of it is kept. A key comes from the environment or from Streamlit's secrets, goes into the
request, and nowhere else: into no message, no log, no cache and no ``repr``.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from geopy.exc import ConfigurationError, GeocoderParseError, GeopyError
from geopy.geocoders import SERVICE_TO_GEOCODER
from geopy.geocoders.base import Geocoder
from rapidfuzz import process

from .. import __version__
from ..errors import ProviderError
from ..language import phrase

__all__ = ["Answer", "Provider", "provider", "variable"]

TIMEOUT_S: Final = 10.0
MOST_ANSWERS: Final = 5

_KEYS: Final = ("api_key", "apikey", "subscription_key", "auth_id", "username")
_SECRETS: Final = ("auth_token", "security_key", "password")
"""What geopy's geocoders call the key, and the second word that a few of them want."""

_WITHOUT_KEY: Final = {"arcgis", "ignfrance"}
"""They answer anybody. What geopy takes as a user's name there is of no use alone, or no longer read."""

_NAMES_NO_PLACES: Final = {"what3words", "what3wordsv3"}
"""They turn three words into a square, and know no names."""

Kind = Literal["venue", "city", "admin", "country"]

_KINDS: Final[dict[str, Kind | None]] = {
    "country": "country",
    **dict.fromkeys(("continent", "ocean", "sea"), None),
    **dict.fromkeys(("state", "region", "province", "state_district", "county", "archipelago"), "admin"),
    **dict.fromkeys(("city", "town", "village", "hamlet", "municipality", "locality", "postcode"), "city"),
    **dict.fromkeys(("isolated_dwelling", "city_district", "district", "borough", "suburb"), "city"),
    **dict.fromkeys(("quarter", "neighbourhood", "city_block", "island", "islet"), "city"),
}
"""Precision by Nominatim's ``addresstype`` and Photon's ``type``; any other is one building, square,
street or park. None: too wide to be a place."""

_HOST: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:\d{1,5})?(/[\w./~-]*)?", re.ASCII)
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Answer(NamedTuple):
    """One place that a provider offers. ``lat``, ``lon`` in WGS 84 degrees."""

    name: str
    lat: float
    lon: float
    country: str
    """ISO 3166-1 alpha-2; empty where the provider does not say."""
    precision: Kind


@dataclass(frozen=True)
class Provider:
    """An online geocoder as the user chose it; made by ``provider``."""

    service: str
    """geopy's name of it: ``nominatim``, ``photon``, …"""
    host: str
    """Host, with port and path where there are any."""
    scheme: str
    language: str
    user_agent: str
    timeout_s: float
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    public: bool = False
    """Whether it may be asked at public addresses alone, and never within the network of who asks."""

    def __str__(self) -> str:
        return f"{self.service} at {self.host}" if self.host else self.service

    def geocoder(self, adapter_factory: Callable[..., Any] | None = None) -> Geocoder:
        """geopy's geocoder for it, which asks through the adapter; raises ``ProviderError``."""
        kind = SERVICE_TO_GEOCODER[self.service]
        accepted = inspect.signature(kind.__init__).parameters
        key, secret = ("", "") if self.service in _WITHOUT_KEY else (self.key, self.secret)
        offered = {
            "domain": self.host,
            "scheme": self.scheme,
            "timeout": self.timeout_s,
            "user_agent": self.user_agent,
            "adapter_factory": adapter_factory,
            **dict.fromkeys(_KEYS, key),
            **dict.fromkeys(_SECRETS, secret),
        }
        try:
            return kind(**{name: value for name, value in offered.items() if value and name in accepted})
        except (ConfigurationError, TypeError):
            raise ProviderError(f"{self.service} cannot be set up; {_advice(self.service)}") from None

    def ask(self, geocoder: Geocoder, text: str, countries: tuple[str, ...]) -> tuple[Answer, ...]:
        """What the geocoder says to a text, best first. Raises geopy's errors, ``GeocoderParseError``
        for an answer that is none.

        ``countries`` (ISO 3166-1 alpha-2) narrow the search where the provider can do that.
        """
        codes = [code.lower() for code in countries]
        wishes: dict[str, Any] = {
            "exactly_one": False,
            "limit": MOST_ANSWERS,
            "language": self.language,
            "addressdetails": True,
            "country_codes": codes or None,
            "country": codes[0] if len(codes) == 1 else None,
        }
        accepted = inspect.signature(geocoder.geocode).parameters
        understood = {name: wish for name, wish in wishes.items() if wish is not None and name in accepted}
        try:
            found = geocoder.geocode(text, **understood) or []
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            if isinstance(error, GeopyError):
                raise
            # Not a fault of ours: geopy takes an answer apart without looking.
            raise GeocoderParseError("no answer") from None
        answers = (_answer(one.latitude, one.longitude, one.address, one.raw) for one in found)
        return tuple(answer for answer in answers if answer is not None)[:MOST_ANSWERS]


def provider(
    service: str,
    *,
    domain: str = "",
    scheme: str = "",
    language: str = "en",
    timeout_s: float = TIMEOUT_S,
    secrets: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] = os.environ,
    with_key: bool = True,
    public: bool = False,
) -> Provider:
    """The provider that geopy calls ``service``, at its own address unless ``domain`` is given.

    ``domain`` is ``host[:port][/path]``, ``scheme`` is ``https`` (default) or ``http``. The key is
    looked for under ``variable(service)`` in ``environment``, then in ``secrets`` (Streamlit's
    ``st.secrets`` will do). ``SUMMIT_ATLAS_CONTACT``, an address at which the provider can reach
    the user, goes into the User-Agent. ``with_key`` false looks for no key: for a host that was named by
    somebody else than the owner of the keys. ``public`` keeps to public addresses, whatever a name leads to.
    Asks nothing. Raises ``ProviderError``.
    """
    known = sorted(SERVICE_TO_GEOCODER.keys() - _NAMES_NO_PLACES)
    if service not in known:
        near = [match for match, *_ in process.extract(service, known, limit=3)]
        raise ProviderError(f'no online provider named "{service}"; did you mean {" or ".join(near)}?')
    if scheme not in {"", "https", "http"}:
        raise ProviderError(f'scheme is "{scheme}"; expected https or http')
    if domain and not _HOST.fullmatch(domain):
        words = phrase(
            'domain is "{text}"; expected host, host:port or host/path, without https://', text=domain
        )
        raise ProviderError(words)
    parameters = inspect.signature(SERVICE_TO_GEOCODER[service].__init__).parameters
    if domain and "domain" not in parameters:
        raise ProviderError(phrase("{name} is at its own address only; leave the domain out", name=service))
    if not domain and _is_needed(parameters.get("domain")):
        raise ProviderError(
            phrase("{name} has no address of its own; say where yours is, as its domain", name=service)
        )
    made = Provider(
        service,
        domain.rstrip("/") or str(parameters["domain"].default if "domain" in parameters else ""),
        scheme or "https",
        language,
        _user_agent(environment.get("SUMMIT_ATLAS_CONTACT", "")),
        timeout_s,
        key=_secret(variable(service), secrets, environment) if with_key else "",
        secret=_secret(variable(service, "SECRET"), secrets, environment) if with_key else "",
        public=public,
    )
    if not made.key and any(_is_needed(parameters.get(name)) for name in _KEYS):
        raise ProviderError(phrase("{name} needs a key; {advice}", name=service, advice=_advice(service)))
    made.geocoder()
    return made


def _is_needed(parameter: inspect.Parameter | None) -> bool:
    return parameter is not None and parameter.default is inspect.Parameter.empty


def variable(service: str, what: str = "KEY") -> str:
    """Name under which a provider's key (``SECRET``: second word) is looked for."""
    return f"SUMMIT_ATLAS_{service.upper()}_{what}"


def _advice(service: str) -> str:
    return phrase(
        "put its key into the environment or into Streamlit's secrets as {variable} (a second word, where it"
        " has one, as {other})",
        variable=variable(service),
        other=variable(service, "SECRET"),
    )


def _secret(name: str, secrets: Mapping[str, Any] | None, environment: Mapping[str, str]) -> str:
    try:
        return str(environment.get(name) or (secrets or {}).get(name) or "").strip()
    except FileNotFoundError:  # Streamlit's secrets, where there is no file of them
        return ""


def _user_agent(contact: str) -> str:
    told = re.sub(r"[^ -~]|[()]", "", contact).strip()[:120]
    return f"summit-atlas/{__version__}" + (f" (+{told})" if told else "")


def _answer(lat: float, lon: float, address: str | None, raw: Any) -> Answer | None:
    """One answer of geopy's, checked; None where it is too wide to be a place.

    geopy reads missing coordinates as 0, 0: raises ``GeocoderParseError`` for them, as for any off
    the globe.
    """
    if not (abs(lat) <= 90 and abs(lon) <= 180) or (lat, lon) == (0, 0):
        raise GeocoderParseError("no coordinates on the globe")
    raw = raw if isinstance(raw, dict) else {}
    inner: dict[str, Any] = next(
        (raw[name] for name in ("properties", "address") if isinstance(raw.get(name), dict)), {}
    )
    kind = raw.get("addresstype") or (inner.get("type") if "properties" in raw else None)
    precision = "city" if not kind else _KINDS.get(str(kind), "venue")
    name = raw.get("name") or inner.get("name") or (address or "").partition(",")[0]
    code = str(inner.get("country_code") or inner.get("countrycode") or "").upper()
    if precision is None:
        return None
    country = code if re.fullmatch("[A-Z]{2}", code) else ""
    return Answer(_UNSEEN.sub("", str(name))[:200].strip(), round(lat, 7), round(lon, 7), country, precision)

"""XML with one repeated element → raw text cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, Final, NamedTuple

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ..errors import Problem, Severity
from ..language import phrase, phrases
from .limits import MAX_MARKS, Budget, clip, unusable
from .nested import OWN_TEXT
from .raw import RawTable
from .records import tables_in

_SHAPE: Final = phrase(
    "XML in which one element is repeated, a row each: {example}",
    example="<visits><visit>…</visit><visit>…</visit></visits>",
)
_DEEPEST: Final = 100

Path = tuple[str, ...]
"""Names of the elements that lead to one."""


def read_xml(content: bytes, file: str, wanted: tuple[str, ...], path: str = "") -> dict[str, RawTable]:
    """The table of the one element that is repeated: its attributes and the elements within are its columns.

    What lies deeper is named by its path, an element repeated within one row is a list; ``path`` names where
    the rows lie (``by_path``). Raises
    ``TableError`` where several elements are repeated, naming them, where none is, and as ``xml_document``.
    """
    document = xml_document(content, file, _SHAPE)
    lists = set(_list_paths(document, ()))
    tables = tables_in(_with_lists(document, (), lists), file, wanted, [], shape=_SHAPE, path=path)
    beside = _beside(document, ())
    if beside is None or len(tables) > 1:
        return tables
    return {name: _with_siblings(table, content, beside) for name, table in tables.items()}


def xml_document(content: bytes, file: str, shape: str) -> dict[str, Any]:
    """What is in the root element: attributes and elements by name, those repeated as lists.

    An element's own words beside elements stand under ``nested.OWN_TEXT``. Names of name spaces and comments
    are left out. ``shape`` says in errors what is allowed. Raises ``TableError`` for too much of it, and for
    a file that declares entities, which can stand for gigabytes or for other files.
    """
    if (marks := content.count(b"<")) > MAX_MARKS:
        allowed = phrase("at most {count} marks of {format}", count=MAX_MARKS, format="XML")
        found = phrase("{count} marks of {format}", count=marks, format="XML")
        raise unusable(file, found, allowed, phrase("save the table as CSV, or split it"))
    budget = Budget(file)
    stack: list[dict[str, Any]] = [{}]
    try:
        for event, element in iterparse(BytesIO(content), events=("start", "end")):
            if event == "start":
                if len(stack) > _DEEPEST:
                    found = phrase("elements in elements beyond all bounds")
                    raise unusable(file, found, shape, phrase("export the table again"))
                stack.append({_name(key): value for key, value in element.attrib.items()})
                budget.take(1 + len(stack[-1]))
            else:
                _closed(stack, _name(element.tag), " ".join(_texts(element)))
                del element[:]  # its own tail stays: it is read with the element around it
    except DefusedXmlException as error:
        found = phrase("XML that declares entities of its own")
        advice = phrase("save it without a DOCTYPE, or as CSV")
        raise unusable(file, found, phrase("plain XML"), advice) from error
    root = next(iter(stack[0].values()), None)
    return root if isinstance(root, dict) else stack[0]


class _Beside(NamedTuple):
    """Elements of other names beside the one that is repeated."""

    around: Path
    """The element around them, from the root on."""
    repeated: str
    others: tuple[str, ...]
    alike: bool
    """Whether one of them has something within that the repeated one has."""


def _beside(value: Any, path: Path) -> _Beside | None:
    """The first element in which one is repeated and others, with columns of their own, stand beside it."""
    if not isinstance(value, dict):
        return None
    repeated = [key for key, item in value.items() if isinstance(item, list) and isinstance(item[0], dict)]
    if repeated:
        others = tuple(key for key, item in value.items() if isinstance(item, dict))
        if not others or len(repeated) > 1:
            return None
        columns = {column for item in value[repeated[0]] if isinstance(item, dict) for column in item}
        return _Beside(path, repeated[0], others, any(columns & value[key].keys() for key in others))
    return next((found for key, item in value.items() if (found := _beside(item, (*path, key)))), None)


def _with_siblings(table: RawTable, content: bytes, beside: _Beside) -> RawTable:
    """The table with rows counted over all elements of its list, and a finding that names those left out."""
    places = _places(content, beside)
    rows = {number + 2: place for number, place in enumerate(places[beside.repeated])}
    told = [
        replace(
            one,
            row=one.row and rows.get(one.row, one.row),
            rows=tuple(rows.get(row, row) for row in one.rows),
        )
        for one in table.problems
    ]
    left = sorted(place for name in beside.others for place in places[name])
    name = f"<{beside.repeated}>"
    found = phrases(
        "{count} element {names} beside {name}",
        "{count} elements {names} beside {name}",
        len(left),
        names=clip(", ".join(f"<{one}>" for one in beside.others)),
        name=name,
    )
    allowed = phrase("rows of one name")
    advice = phrase("left out; if they are rows too, call them {name}", name=name)
    severity: Severity = "warning" if beside.alike else "note"
    lost = Problem(table.file, left[0], None, found, allowed, advice, severity, "records", tuple(left))
    return replace(table, rows=table.rows.map(lambda row: rows.get(row, row)), problems=(*told, lost))


def _places(content: bytes, beside: _Beside) -> dict[str, list[int]]:
    """Name of an element of the list → where those of that name stand, the first of all being row 2."""
    made: dict[str, list[int]] = {name: [] for name in (beside.repeated, *beside.others)}
    depth, count = len(beside.around) + 1, 0
    path: list[str] = []
    for event, element in iterparse(BytesIO(content), events=("start", "end")):
        if event == "start":
            path.append(_name(element.tag))
            continue
        if len(path) == depth + 1 and tuple(path[1:-1]) == beside.around:
            count += 1
            if path[-1] in made:
                made[path[-1]].append(count + 1)
        path.pop()
        element.clear()
    return made


def _texts(element: Any) -> Iterator[str]:
    """The words directly in an element, between the elements in it."""
    for text in (element.text, *(child.tail for child in element)):
        if text and not text.isspace():
            yield " ".join(text.split())


def _closed(stack: list[dict[str, Any]], name: str, text: str) -> None:
    """Hand an element that has ended to the one around it: a text, or a record of what is in it."""
    made: Any = stack.pop()
    if made and text:
        made.setdefault(OWN_TEXT, text)
    value = made or text
    around = stack[-1]
    if name not in around:
        around[name] = value
    elif isinstance(around[name], list):
        around[name].append(value)
    else:
        around[name] = [around[name], value]


def _list_paths(value: Any, path: Path) -> Iterator[Path]:
    """Where an element is repeated anywhere in the file."""
    if isinstance(value, list):
        yield path
        for item in value:
            yield from _list_paths(item, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _list_paths(item, (*path, key))


def _with_lists(value: Any, path: Path, lists: set[Path]) -> Any:
    """The same with a list wherever an element is repeated in another row, though here it stands once."""
    if isinstance(value, list):
        return [_with_lists(item, path, lists) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _with_lists(item, (*path, key), lists) for key, item in value.items()}
    return {
        key: [item] if (*path, key) in lists and not isinstance(item, list) else item
        for key, item in made.items()
    }


def _name(tag: str) -> str:
    return str(tag).rpartition("}")[2]

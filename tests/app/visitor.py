"""A reader without a browser: Streamlit's own messages over a websocket, to a real server."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.free_port import free_port

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 256 << 20
PATIENCE_S = 300.0
MAPS = ("map", "story", "flows")
"""Kinds of frames that are waited for."""


@contextmanager
def serving(
    folder: Path, log: Path, *, script: str = "app.py", options: tuple[str, ...] = (), **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The page of the checkout in ``folder``, served on a free port: ``localhost:<port>`` and the process."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.fileWatcherType", "none", *options]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env=os.environ | environment
        )
    try:
        wait_until_healthy(server, port, log)
        yield f"localhost:{port}", server
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + 120
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no server came up: {log.read_text('utf-8', 'replace')}")


@dataclass
class Run:
    """What one run of the page sent."""

    map_s: float | None = None
    """Seconds until the map's frame was told what to show; None: no map came."""
    document_s: float | None = None
    """Seconds until its document was there, where it came anew."""
    done_s: float = 0.0
    received: int = 0
    """Bytes, of the document too."""
    elements: list[Any] = field(default_factory=list)
    """Of Streamlit's ``Element``s."""
    blocks: list[Any] = field(default_factory=list)
    """Of Streamlit's ``Block``s: what elements stand in, and how it is called."""

    def words(self) -> str:
        """Everything that was said, as one text."""
        return "\n".join(map(str, self.elements))


class Visitor:
    """One session. ``states`` are what its widgets hold, sent with every run as a browser does."""

    def __init__(self, socket: Any, place: str) -> None:
        self._socket, self._place = socket, place
        self.states: dict[str, WidgetState] = {}
        self.widgets: dict[str, Any] = {}
        """By key, or by label where there is no key: what was drawn last under it."""
        self._digest = self.document = ""
        self.query = self.locale = ""
        """Of the page's address, and the language of the browser."""

    async def send(self, page: str = "") -> None:
        """Have the page run with what the widgets hold, and wait for nothing."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = self.query
        message.rerun_script.context_info.locale = self.locale
        for state in self.states.values():
            message.rerun_script.widget_states.widgets.add().CopyFrom(state)
        await self._socket.send(message.SerializeToString())

    async def ignore(self) -> None:
        """Take all that comes, and do nothing with it: until the server is gone, or this is cancelled."""
        async for _ in self._socket:
            pass

    async def run(self, page: str = "") -> Run:
        """Have the page run with what the widgets hold; what came of it."""
        begun, run = time.monotonic(), Run()
        await self.send(page)
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), PATIENCE_S)
            run.received += len(raw)
            told = ForwardMsg.FromString(raw)
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                await self._take(told.delta.new_element, run, begun)
            elif kind == "delta" and told.delta.WhichOneof("type") == "add_block":
                run.blocks.append(told.delta.add_block)
                self._know(getattr(told.delta.add_block, told.delta.add_block.WhichOneof("type") or "empty"))
            elif kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                run.done_s = time.monotonic() - begun
                self.states = {one: state for one, state in self.states.items() if not _is_trigger(state)}
                return run

    async def _take(self, element: Any, run: Run, begun: float) -> None:
        run.elements.append(element)
        kind = element.WhichOneof("type")
        one = getattr(element, kind)
        self._know(one)
        if kind == "bidi_component" and (data := json.loads(_data(one))).get("kind") in MAPS:
            await self._map(data, run, begun)

    def _know(self, one: Any) -> None:
        number = str(getattr(one, "id", ""))
        if number:
            key = number.split("-", 2)[2] if number.startswith("$$ID-") else number
            self.widgets[getattr(one, "label", "") if key == "None" else key] = one

    async def _map(self, data: Mapping[str, Any], run: Run, begun: float) -> None:
        run.map_s = time.monotonic() - begun
        self.document = data.get("url", "")
        if data["digest"] == self._digest:
            return
        if "html" not in data:
            run.received += await asyncio.to_thread(fetch, self._place, data["url"])
        self._digest = data["digest"]
        run.document_s = time.monotonic() - begun

    def hold(self, key: str, **value: Any) -> None:
        """Have a drawn widget hold this from the next run on: ``hold("days", double_array_value=…)``."""
        state = WidgetState(id=self.widgets[key].id)
        for name, content in value.items():
            if name.endswith("_array_value"):
                getattr(state, name).data.extend(content)
            else:
                setattr(state, name, content)
        self.states[state.id] = state

    def forge(self, number: str, **value: Any) -> None:
        """Have a widget of this number hold something, though it was never drawn."""
        state = WidgetState(id=number)
        for name, content in value.items():
            setattr(state, name, content)
        self.states[number] = state

    async def say(self, **what: bool) -> None:
        """Send one of the messages that hold no more than a yes: ``clear_cache``."""
        await self._socket.send(BackMsg(**what).SerializeToString())

    async def put(self, key: str, name: str, content: bytes) -> None:
        """Upload a file into an uploader that was drawn; it is there at the next run."""
        message = BackMsg()
        message.file_urls_request.request_id = "1"
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = ""
        await self._socket.send(message.SerializeToString())
        while True:
            told = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), PATIENCE_S))
            if told.WhichOneof("type") == "file_urls_response":
                break
        urls = told.file_urls_response.file_urls[0]
        await asyncio.to_thread(_upload, self._place, urls.upload_url, name, content)
        state = WidgetState(id=self.widgets[key].id)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.file_id, info.name, info.size = urls.file_id, name, len(content)
        info.file_urls.CopyFrom(urls)
        self.states[state.id] = state


def _is_trigger(state: WidgetState) -> bool:
    return state.WhichOneof("value") in {"trigger_value", "string_trigger_value", "json_trigger_value"}


def _data(component: Any) -> str:
    return str(component.mixed.json or component.json)


def fetch(place: str, path: str) -> int:
    """Bytes that come for a path, packed as browsers ask for it."""
    request = urllib.request.Request(f"http://{place}{path}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return len(answer.read())


def _upload(place: str, path: str, name: str, content: bytes) -> None:
    mark = "summit-atlas-upload"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    head += "Content-Type: application/octet-stream\r\n\r\n"
    body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
    with urllib.request.urlopen(f"http://{place}/", timeout=PATIENCE_S) as answer:
        answer.read()
    with urllib.request.urlopen(f"http://{place}/_stcore/health", timeout=PATIENCE_S) as answer:
        cookie = (answer.headers.get("Set-Cookie") or "").partition(";")[0]
    headers = {"Content-Type": f"multipart/form-data; boundary={mark}"}
    headers |= {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}
    request = urllib.request.Request(f"http://{place}{path}", body, headers, method="PUT")
    with urllib.request.urlopen(request, timeout=PATIENCE_S):
        pass


@asynccontextmanager
async def visitor(place: str, *, host: str = "", origin: str = "") -> AsyncIterator[Visitor]:
    """A session at ``place``, under another name of the host where ``host`` is given.

    Raises ``websockets.InvalidHandshake`` where the server lets nobody in under that name.
    """
    address = f"ws://{host or place}/_stcore/stream"
    name, _, port = place.partition(":")
    # The socket goes to the server whatever the address says, as it does once a name was bound anew.
    async with websockets.connect(
        address,
        host=name,
        port=int(port),
        origin=origin or f"http://{host or place}",
        subprotocols=["streamlit"],
        max_size=MOST_BYTES,
        proxy=None,
        ping_interval=None,
    ) as socket:
        yield Visitor(socket, place)

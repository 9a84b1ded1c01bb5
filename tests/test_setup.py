"""The two commands' own parts: pins, the browser's place, the closed network, the page fixtures."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests import __main__ as setup
from tests import chromium, conftest, debian, firefox
from tests.closed_network import sitecustomize as network
from tests.closed_network.sitecustomize import is_local
from tests.examples import examples
from tests.free_port import free_port

TEST_NET = "192.0.2.1"  # RFC 5737: an address of nobody


def program(folder: Path, name: str) -> Path:
    """A file that the system takes for a program."""
    path = folder / (f"{name}.exe" if sys.platform == "win32" else name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_the_named_browser_wins_over_the_path(tmp_path: Path) -> None:
    named = program(tmp_path / "own", "my-browser")
    program(tmp_path / "bin", "chromium")
    environment = {chromium.VARIABLE: str(named), "PATH": str(tmp_path / "bin")}
    assert chromium.find(environment) == named


def test_a_named_browser_that_is_not_there_is_an_error_not_another_browser(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    environment = {chromium.VARIABLE: str(tmp_path / "gone"), "PATH": str(tmp_path)}
    with pytest.raises(chromium.ChromiumMissingError, match=f"{chromium.VARIABLE} names .*gone"):
        chromium.find(environment)


def test_the_named_firefox_is_taken_or_missed_by_its_name(tmp_path: Path) -> None:
    usual = program(tmp_path, "firefox")
    named = program(tmp_path / "own", "my-firefox")
    assert firefox.find({"PATH": str(tmp_path)}) == usual
    assert firefox.find({"PATH": str(tmp_path), firefox.VARIABLE: str(named)}) == named
    with pytest.raises(firefox.FirefoxMissingError, match=f"{firefox.VARIABLE} names .*gone"):
        firefox.find({"PATH": str(tmp_path), firefox.VARIABLE: str(tmp_path / "gone")})
    with pytest.raises(firefox.FirefoxMissingError, match="install one"):
        firefox.find({"PATH": str(tmp_path / "empty")}, platform="linux")


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "chrome"])
def test_every_usual_name_on_the_path_is_found(tmp_path: Path, name: str) -> None:
    there = program(tmp_path, name)
    assert chromium.find({"PATH": str(tmp_path)}) == there


def test_the_tests_take_the_browser_without_windows_unless_another_is_named(tmp_path: Path) -> None:
    usual = program(tmp_path, "chromium")
    assert chromium.windowless({"PATH": str(tmp_path)}) == usual
    light = program(tmp_path, chromium.WINDOWLESS)
    assert chromium.windowless({"PATH": str(tmp_path)}) == light
    assert chromium.find({"PATH": str(tmp_path)}) == usual
    assert chromium.windowless({"PATH": str(tmp_path), chromium.VARIABLE: str(usual)}) == usual


def test_windows_keeps_chrome_under_program_files(tmp_path: Path) -> None:
    chrome = tmp_path / chromium.WINDOWS_PLACE
    chrome.parent.mkdir(parents=True)
    chrome.touch()
    environment = {"PATH": "", "PROGRAMFILES": str(tmp_path)}
    assert chromium.find(environment, platform="win32") == chrome


@pytest.mark.slow
def test_playwrights_own_browser_is_found_where_playwright_says(tmp_path: Path) -> None:
    environment = {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    (place,) = chromium._playwrights_own(environment)
    assert place.is_relative_to(tmp_path)
    program(place.parent, place.stem)
    assert chromium.find(environment, platform="linux") == place


@pytest.mark.slow
def test_no_browser_names_the_command_that_gets_one(tmp_path: Path) -> None:
    environment = {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    with pytest.raises(chromium.ChromiumMissingError, match="python -m tests"):
        chromium.find(environment, platform="linux")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="apt-get is Debian's")
def test_without_a_browser_the_system_administrator_gets_debians(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "chromium"
    apt = program(tmp_path, "apt-get")
    apt.write_text(
        f'#!/bin/sh\necho "$DEBIAN_FRONTEND $*"\n'
        f'[ "$2" = update ] || {{ echo "#!/bin/sh" >"{there}"; /bin/chmod +x "{there}"; }}\n'
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setattr(debian.os, "geteuid", lambda: 0)
    assert chromium.obtain() == there
    assert "noninteractive -qq install -y --no-install-recommends chromium" in capfd.readouterr().out


def test_pins_follow_references_and_leave_comments_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("-r b.txt\n-c c.txt\none==1.0  # why\n# two==2\n")
    (tmp_path / "b.txt").write_text("three_3==3.0; sys_platform == 'win32'\n")
    assert setup.pins(tmp_path / "a.txt") == {"three_3": "3.0", "one": "1.0"}


def test_missing_is_what_is_absent_or_of_another_version() -> None:
    wanted = {"pytest": pytest.__version__, "hypothesis": "0.0.1", "no-such-package-here": "1"}
    assert setup.missing(wanted) == ["hypothesis==0.0.1", "no-such-package-here==1"]


def test_a_system_python_without_an_environment_is_told_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    monkeypatch.setattr(setup.sysconfig, "get_path", lambda name: str(tmp_path))
    monkeypatch.setattr(setup.sys, "prefix", setup.sys.base_prefix)
    reason = setup.refusal()
    assert reason is not None
    assert "PEP 668" in reason
    assert "python3 -m venv" in reason
    monkeypatch.setattr(setup.sys, "prefix", str(tmp_path / "venv"))
    assert setup.refusal() is None


def test_quick_runs_the_checks_and_what_is_neither_slow_nor_in_a_browser() -> None:
    first, beside, tests = setup.steps(["--quick", "-k", "dates"])
    assert (first, beside) == (setup.FIRST, setup.BESIDE)
    assert tests[tests.index("-m") + 1] == "smoke or not (slow or browser)"
    assert tests[-2:] == ("-k", "dates")
    assert "--quick" not in tests
    assert setup.steps([]) == (setup.FIRST, setup.BESIDE, setup.WHOLE_SUITE)
    assert setup.steps(["-k", "dates"]) == ((), (), ("pytest", "-k", "dates"))


def test_no_property_has_more_examples_in_the_quick_run_than_its_profile_says() -> None:
    now = settings.get_current_profile_name()
    try:
        settings.load_profile("quick")
        few = settings.get_profile("quick").max_examples
        assert [examples(count).max_examples for count in (2, few, 300)] == [2, few, few]
        settings.load_profile("ci")
        assert examples(300).max_examples == 300
    finally:
        settings.load_profile(now)
    own = [
        path.relative_to(setup.ROOT).as_posix()
        for path in (setup.ROOT / "tests").rglob("test_*.py")
        if "settings(" + "max_examples" in path.read_text("utf-8").replace("deadline=None, ", "")
    ]
    assert own == [], "use tests.examples.examples"


def test_a_check_beside_the_tests_is_shown_whole_and_the_first_failure_s_code_is_the_suite_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each of the two waits for the other: they run at the same time."""
    (tmp_path / "whole.py").write_text("print('first')")
    for name, other, code in (("check", "tested", 3), ("tested", "check", 5)):
        (tmp_path / f"{name}.py").write_text(
            "import pathlib, sys, time\n"
            f"print('{name} begins', flush=True)\n"
            f"pathlib.Path('{name}.begun').touch()\n"
            f"while not pathlib.Path('{other}.begun').exists(): time.sleep(0.01)\n"
            f"print('{name} é', file=sys.stderr)\n"
            f"sys.exit({code})\n"
        )
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    assert setup.run_all((("whole",),), (("check", "--all"), ("whole", "2")), ("tested", "-m", "all")) == 3
    out, err = capfd.readouterr()
    assert out == (
        "\n== whole\nfirst\n\n== tested -m all\ntested begins\n"
        "\n== check --all\ncheck begins\ncheck é\n\n== whole 2\nfirst\n\nFailed: check --all, tested\n"
    )
    assert err == "tested é\n"
    assert setup.run_all((), (), ("whole",)) == 0
    assert setup.run_all((), (("whole", "2"),), ("tested",)) == 5
    assert setup.run_all((("tested",),), (), ("whole",)) == 5


def test_long_files_come_first_and_those_in_a_browser_last_with_each_file_s_tests_together() -> None:
    class Item:
        def __init__(self, path: Path) -> None:
            self.path, self.marked = path, False

        def add_marker(self, name: str) -> None:
            self.marked = name == "browser"

    spark, *others = conftest.LONG
    assert all(path.is_file() for path in conftest.LONG)
    few, many, quick = conftest.BROWSER / "a.py", conftest.BROWSER / "b.py", conftest.ROOT / "tests" / "z.py"
    paths = [others[0], few, few, many, many, many, quick, quick, spark]
    items = [Item(path) for path in paths]
    conftest.pytest_collection_modifyitems(items)  # type: ignore[arg-type]
    assert [item.path for item in items] == [spark, quick, quick, others[0], many, many, many, few, few]
    assert [item.marked for item in items] == [item.path.parent == conftest.BROWSER for item in items]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost", "x.localhost", "", "0.0.0.0"])
def test_this_machine_is_local(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize(
    "host", [TEST_NET, "2001:db8::1", "example.org", "notlocalhost", "localhost.example"]
)
def test_everything_else_is_not(host: str) -> None:
    assert not is_local(host)


# A worker of pytest-xdist starts with its network closed: there Python's own copy of the module refuses.
ClosedNetworkError = getattr(
    sys.modules.get("sitecustomize"), "ClosedNetworkError", network.ClosedNetworkError
)


def test_the_network_is_closed_to_connections_datagrams_and_names() -> None:
    with socket.socket() as stream, pytest.raises(ClosedNetworkError, match=TEST_NET):
        stream.connect((TEST_NET, 80))
    with socket.socket() as stream, pytest.raises(ClosedNetworkError):
        stream.connect_ex((TEST_NET, 80))
    with socket.socket(type=socket.SOCK_DGRAM) as datagrams, pytest.raises(ClosedNetworkError):
        datagrams.sendto(b"", (TEST_NET, 53))
    with pytest.raises(ClosedNetworkError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_can_still_be_reached() -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)), socket.create_connection(("localhost", port), timeout=5):
        pass


def test_programs_that_the_tests_start_have_no_network_either() -> None:
    script = f"import socket; socket.create_connection(({TEST_NET!r}, 80), timeout=1)"
    child = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert child.returncode == 1
    assert (
        f"ClosedNetworkError: the tests run without a network, but something asked for {TEST_NET}"
        in child.stderr
    )

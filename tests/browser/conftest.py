"""A real Chromium, and a real JupyterLab, for the tests that look at what a reader sees."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="pip install '.[test]' brings playwright")

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOW = "no Chromium found: `apt-get install chromium` (Debian, Ubuntu), or set CHROMIUM to the path of one"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-swiftshader",  # WebGL by software, where there is no graphics card
]


def find_chromium() -> str:
    """The path of a Chromium; without one a test is skipped, but fails where CI=true."""
    found = os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(HOW)
    pytest.skip(HOW)


@pytest.fixture(scope="session")
def browser() -> Iterator[playwright.Browser]:
    path = find_chromium()
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A fresh page, 1400 pixels wide; a script error in it fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def offline_page(page: playwright.Page) -> playwright.Page:
    """A page without a network; whatever it asks for beside files of its own is noted in `page.asked`."""
    page.asked = []  # type: ignore[attr-defined]
    page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
    page.context.set_offline(True)
    return page


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Lab:
    """A running JupyterLab and the folder it serves."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab on a free port, with settings of its own, so that nobody's own are touched."""
    find_chromium()
    folder = tmp_path_factory.mktemp("lab")
    home = tmp_path_factory.mktemp("home")
    url = f"http://127.0.0.1:{_free_port()}"
    port = url.rsplit(":", 1)[1]
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
    command += [f"--port={port}", "--ip=127.0.0.1", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    variables = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    variables |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "spaces"), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
    log = (home / "log.txt").open("w")
    server = subprocess.Popen(command, env=os.environ | variables, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"{url}/api/status", server, home / "log.txt")
        yield Lab(url, folder)
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")

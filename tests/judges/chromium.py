"""Drives a headless Chromium over its debugging pipe (the DevTools protocol, JSON with a zero byte after each message).

No driver and no package stands between: a test speaks to the page as it is, without a script put in it, so that its
policy holds, and sees what the browser asked of the network and wrote on its console.
"""

import base64
import json
import os
import select
import subprocess
import time
from pathlib import Path

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)

_LETTERS = {"Enter": "\r", " ": " "}

PATIENCE = 60  # seconds that an answer may take on a busy machine


class Chromium:
    """One browser with one page; `events` are all that it told since the page was opened."""

    def __init__(self, program, profile):
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        # The browser reads its file 3 and writes its file 4; bash puts ours there.
        pipes = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        command = ["bash", "-c", pipes, program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            command,
            pass_fds=(to_browser, from_browser),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._rest, self._count, self._session, self.events = b"", 0, None, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.ask(f"{domain}.enable")
        self.ask("Page.setLifecycleEventsEnabled", enabled=True)

    def close(self):
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        self._process.wait(30)

    def ask(self, method, **params):
        """Return the answer to one command of the protocol."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        with os.fdopen(os.dup(self._write), "wb") as pipe:
            pipe.write(json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._count:
            self.events.append(answer)
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, path, **window):
        """Load a page from a file, as `visit`."""
        self.visit(Path(path).resolve().as_uri(), **window)

    def visit(self, address, *, width=1280, height=900, dark=False):
        """Load the page of an address in a window so wide, in light or dark."""
        self.events.clear()
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": _scheme(dark)}])
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        loader = self.ask("Page.navigate", url=address)["loaderId"]
        while not any(
            told["loaderId"] == loader and told["name"] == "load" for told in self.told("Page.lifecycleEvent")
        ):
            self.events.append(self._next())

    def open_beside(self, address):
        """Open an address in another page of the same browser, which is closed once it is there."""
        session, self._session = self._session, None
        target = self.ask("Target.createTarget", url=address)["targetId"]
        time.sleep(1)
        self.ask("Target.closeTarget", targetId=target)
        self._session = session

    def run(self, script):
        """Return what a script in the page comes to; it may be a promise."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key, code):
        """Press a key, as a person does."""
        text = _LETTERS.get(key, "")  # without its letter, a key presses no button
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text=text)

    def until(self, script, seconds=60):
        """Wait until a script in the page comes to something true."""
        end = time.monotonic() + seconds
        while not self.run(f"Boolean({script})"):
            assert time.monotonic() < end, f"never came true: {script}"
            time.sleep(0.02)

    def give_files(self, selector, *paths):
        """Choose files in an input, as the system's own dialogue does."""
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.ask("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])

    def picture(self, path, *, whole=True):
        """Write a picture of the whole page, or of what the window shows."""
        answer = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        Path(path).write_bytes(base64.b64decode(answer["data"]))

    def told(self, method):
        """Return the parameters of each event of a kind since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def _next(self):
        while b"\0" not in self._rest:
            assert select.select([self._read], [], [], PATIENCE)[0], "Chromium does not answer"
            piece = os.read(self._read, 1 << 20)
            assert piece, "Chromium stopped"
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)


def _scheme(dark):
    return "dark" if dark else "light"

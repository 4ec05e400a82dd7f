"""LibreOffice makes PDF files without any way to the network, whatever a document asks it to fetch."""

import socket
import threading

import docx
import pytest
from PIL import Image
from programs import soffice

from rtdocs.write.pdf import libreoffice

IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture
def listener():
    """Something that listens on this computer, and who called it."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen():
            while not done.is_set():
                try:
                    caller, _ = server.accept()
                except TimeoutError:
                    continue
                calls.append(caller.recv(100))
                caller.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], calls
        done.set()
        thread.join()


def linked(folder, port):
    """Write a document whose picture stands elsewhere."""
    Image.new("RGB", (9, 9)).save(folder / "a.png")
    made = docx.Document()
    made.add_picture(str(folder / "a.png"))
    relation = made.part.relate_to(f"http://127.0.0.1:{port}/a.png", IMAGE, is_external=True)
    (blip,) = made.element.body.xpath(".//a:blip")
    del blip.attrib[f"{R}embed"]
    blip.set(f"{R}link", relation)
    made.save(folder / "a.docx")
    return folder / "a.docx"


@pytest.mark.parametrize("isolated", [True, False])
def test_nothing_is_fetched_with_or_without_a_network_of_its_own(isolated, listener, tmp_path, monkeypatch):
    soffice()
    port, calls = listener
    if not isolated:
        monkeypatch.setattr(libreoffice, "_offline", tuple)
    libreoffice.to_pdf([linked(tmp_path, port)], tmp_path)
    assert (tmp_path / "a.pdf").exists()
    assert calls == []

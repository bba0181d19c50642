"""LibreOffice, which accepts or rejects all changes in a folder of files by a macro of ours."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

needs_soffice = pytest.mark.skipif(
    not shutil.which("soffice") and "CI" not in os.environ, reason="LibreOffice is not installed"
)

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Settle"/></library:library>"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle" script:language="StarBasic">
Sub All(folder As String)
  listed = ""
  item = Dir(folder &amp; "/*.docx")
  Do While item &lt;&gt; ""
    listed = listed &amp; item &amp; "|"
    item = Dir
  Loop
  For Each item In Split(listed, "|")
    If item &lt;&gt; "" Then Settle(folder, item)
  Next
End Sub

Sub Settle(folder As String, item As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; "/" &amp; item), "_blank", 0, hidden())
  command = Split(item, "-")(0)
  If command &lt;&gt; "Keep" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:" &amp; command &amp; "AllTrackedChanges", "", 0, Array())
  End If
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(0).Value = "OpenDocument Text Flat XML"
  document.storeToURL(ConvertToURL(folder &amp; "/made/" &amp; item), saving())
  document.close(True)
End Sub
</script:module>"""


def settled(orders: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The paragraphs of the files; their names say what is done first: `Accept-…`, `Reject-…`, `Keep-…`."""
    profile = (folder / "profile").as_uri()
    _soffice(profile, "--terminate_after_init")  # a new profile gets its own macros, over ours
    basic = folder / "profile/user/basic/Standard"
    (basic / "script.xlb").write_text(_LIBRARY)
    (basic / "Settle.xba").write_text(_MACRO)
    files = folder / "files"
    (files / "made").mkdir(parents=True)
    firsts = {(name.partition("-")[0], raw): name for name, raw in reversed(orders.items())}  # each file once
    for name in firsts.values():
        (files / f"{name}.docx").write_bytes(orders[name])
    _soffice(profile, f"macro:///Standard.Settle.All({files})")
    made = {name: list(_paragraphs(files / "made" / f"{name}.docx")) for name in firsts.values()}
    return {name: made[firsts[name.partition("-")[0], raw]] for name, raw in orders.items()}


def _soffice(profile: str, order: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", order]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _paragraphs(path: Path) -> Iterator[str]:
    """Each paragraph of the body with the tables and text boxes that it stands in."""
    text = etree.parse(path).getroot().find(f"{_OFFICE}body/{_OFFICE}text")
    for paragraph in text.iter(f"{_TEXT}p", f"{_TEXT}h"):
        around = [local(up) for up in paragraph.iterancestors()]
        if "tracked-changes" in around or "annotation" in around:
            continue
        where = [
            name
            for name in reversed(around)
            if name in ("table-cell", "table-row", "table", "text-box", "note")
        ]
        yield f"{'/'.join(where)}: {''.join(_letters(paragraph))}"


def _letters(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match local(child):
            case "s":
                yield " " * int(child.get(f"{_TEXT}c", "1"))
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "frame" | "custom-shape":
                yield "□"
            case "note" | "annotation" | "annotation-end":
                pass
            case _:
                yield from _letters(child)
        yield child.tail or ""


def local(element: Any) -> str:
    """The name of an element without its space."""
    return str(element.tag).rpartition("}")[2]

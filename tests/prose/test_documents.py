"""Files of news → their text."""

from __future__ import annotations

import io
import zipfile

import pytest

from geo.errors import TableError
from geo.prose import text_of

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAGE = """<html><body><nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><article><h1>Leaders meet</h1>
<p>President Emmanuel Macron met President Xi Jinping in Paris on 3 May 2024, and they spoke about trade.</p>
<p>He will travel to Rome next week to see the pope, his office said on Tuesday evening.</p>
</article></body></html>"""


def docx(body: str) -> bytes:
    """A Word document with this XML as its body."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return stream.getvalue()


def pdf(line: str) -> bytes:
    """A PDF of one page with one line of text."""
    content = f"BT /F1 12 Tf 20 100 Td ({line}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made = b"%PDF-1.4\n"
    starts = []
    for number, one in enumerate(objects, 1):
        starts.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_a_word_document_gives_its_paragraphs_and_items_line_by_line() -> None:
    body = (
        "<w:p><w:r><w:t>Macron hosted:</w:t></w:r></w:p><w:p><w:pPr><w:numPr/></w:pPr>"
        "<w:r><w:t>Xi </w:t></w:r><w:r><w:t>on May 6</w:t></w:r></w:p>"
    )
    assert text_of(docx(body), "a.docx")[0] == "Macron hosted:\n- Xi on May 6"


def test_markdown_loses_its_signs_and_keeps_its_lists() -> None:
    text, _ = text_of(b"# Title\n- **Xi** met [Macron](https://x.example/a)", "a.md")
    assert text == "Title\n- Xi met Macron"


def test_plain_text_of_an_old_code_page_is_read() -> None:
    text, problems = text_of("Erdoğan Kıbrıs'a gitti, Şimşek Ankara'da kaldı.".encode("cp1254"), "a.txt")
    assert "Erdoğan" in text
    assert problems


@pytest.mark.parametrize("content", [b"no archive", b"PK\x03\x04", docx("<w:p>")])
@pytest.mark.parametrize("file", ["a.docx"])
def test_a_damaged_file_is_refused_with_what_to_do(content: bytes, file: str) -> None:
    with pytest.raises(TableError, match="save it as"):
        text_of(content, file)


@pytest.mark.parametrize("file", ["a.txt", "a.docx"])
def test_a_file_without_text_is_refused(file: str) -> None:
    with pytest.raises(TableError):
        text_of(docx("") if file.endswith("docx") else b"  \n", file)


def test_a_web_page_gives_its_text_without_menus() -> None:
    pytest.importorskip("trafilatura")
    text, _ = text_of(PAGE.encode(), "a.html")
    assert "met President Xi Jinping" in text
    assert "Sport" not in text


def test_a_pdf_gives_its_text() -> None:
    pytest.importorskip("pypdf")
    assert "Macron met Xi" in text_of(pdf("Macron met Xi in Paris"), "a.pdf")[0]


def test_a_damaged_pdf_is_refused() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(TableError):
        text_of(b"%PDF-1.4 nothing", "a.pdf")

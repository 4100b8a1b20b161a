import io
import os
import re
import shutil
import subprocess
import zipfile

import docx
import msgspec
import pytest
from lxml import etree

from contract_audit.api import annotate, audit
from contract_audit.document import RangeKind
from contract_audit.errors import AnnotationError, ReadingError
from contract_audit.pipeline import Options
from contract_audit.pipeline.outcome import Place
from contract_audit.reading import read
from contract_audit.report.annotated import annotated
from contract_audit.report.redaction import Redaction

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOT_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{LINKS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
PIECES = {"r", "t", "rPr", "delText"}


def make(body, parts=None, *, namespace=WORD):
    """A DOCX from the XML inside `w:body`; further parts by path."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", ROOT_LINKS)
        spaces = f'xmlns:w="{namespace}" xmlns:r="{LINKS}"'
        archive.writestr("word/document.xml", f"<w:document {spaces}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def part(data, name="word/document.xml"):
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def names_in(data):
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tag(name, namespace=WORD):
    return f"{{{namespace}}}{name}"


def anchored(data, namespace=WORD):
    """The characters in the range of each comment, by id."""
    open_ids, found = set(), {}
    for item in etree.fromstring(part(data)).iter():
        if item.tag == tag("commentRangeStart", namespace):
            open_ids.add(item.get(tag("id", namespace)))
            found.setdefault(item.get(tag("id", namespace)), "")
        elif item.tag == tag("commentRangeEnd", namespace):
            open_ids.remove(item.get(tag("id", namespace)))
        elif item.tag in {tag("t", namespace), tag("delText", namespace)}:
            for name in open_ids:
                found[name] += item.text or ""
    assert not open_ids
    return found


def formatted(data):
    """Every character of the main part with its run's properties, and everything else that is no comment mark."""
    signs = []
    for item in etree.fromstring(part(data)).iter():
        name = etree.QName(item).localname
        if name in {"t", "delText"}:
            properties = item.getparent().find(tag("rPr"))
            look = "" if properties is None else etree.tostring(properties)
            signs += [(sign, look) for sign in item.text or ""]
        elif name not in {"r", "rPr", "commentRangeStart", "commentRangeEnd", "commentReference"} and not any(
            etree.QName(above).localname == "rPr" for above in item.iterancestors()
        ):
            signs.append((name, sorted(item.attrib.items())))
    return signs


def comments_of(data):
    document = docx.Document(io.BytesIO(data))
    return {str(comment.comment_id): comment for comment in document.comments}


def visible(document):
    """The text a reader sees: everything but notes."""
    text = document.text
    for span in reversed(document.spans_of(RangeKind.NOTE)):
        text = text[: span.start] + text[span.end :]
    return text


@pytest.fixture
def mark(report):
    """Annotates a DOCX at the given words, and with what is missing as said."""

    def work(data, *words, rewrite=None, absent=0, redaction=None):
        document = read(data)
        findings = []
        for finding, wanted in zip([item for item in report.findings if item.spans], words, strict=False):
            start = document.text.index(wanted)
            place = Place(start, start + len(wanted))
            findings.append(msgspec.structs.replace(finding, spans=(place,), quote=wanted, replacement=rewrite))
        missing = [finding for finding in report.findings if not finding.spans]
        shown = msgspec.structs.replace(report, findings=(*findings, *missing[:absent]), text=document.text)
        return annotated(data, document, shown, lang="zh", as_of="2026-05-16", redaction=redaction)

    return work


@pytest.fixture(scope="module")
def sample(samples):
    return (samples / "loan-agreement.docx").read_bytes()


@pytest.fixture(scope="module")
def noted(sample):
    return annotate(sample)


def test_one_comment_a_finding_and_the_old_ones_stay(sample, noted):
    report = audit(sample, options=Options(include_text=True))
    before, after = comments_of(sample), comments_of(noted)
    assert len(after) == len(before) + len(report.findings)
    assert all(after[name].text == comment.text for name, comment in before.items())
    ours = [comment for name, comment in after.items() if name not in before]
    numbers = sorted(int(comment.text.split(".")[0]) for comment in ours)
    assert numbers == list(range(1, len(report.findings) + 1))
    assert {comment.author for comment in ours} == {"contract-audit"}
    assert len({f"{comment.timestamp:%H:%M:%S}" for comment in ours}) == 1


def test_comments_stand_at_the_words_they_speak_of(sample, noted):
    report = audit(sample, options=Options(include_text=True))
    ranges = anchored(noted)
    titles = {comment.text.split("\n")[0]: name for name, comment in comments_of(noted).items()}
    squeezed = {re.sub(r"\s", "", words) for words in ranges.values()}
    assert len(titles) == len(ranges)
    for finding in report.findings:
        quote = re.sub(r"^[0-9]+．|\s", "", finding.quote)
        assert finding.kind == "absence" or any(quote.endswith(words) or words == quote for words in squeezed)


def test_text_and_formatting_are_as_before(sample, noted):
    assert visible(read(noted)) == visible(read(sample))
    assert formatted(noted) == formatted(sample)
    for name in names_in(sample):
        if name not in {"word/document.xml", "word/comments.xml"}:
            assert part(noted, name) == part(sample, name)


def test_the_same_input_gives_the_same_bytes(sample, noted):
    assert annotate(sample) == noted


def test_no_clock_and_no_place_of_this_computer(noted):
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(noted)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for name in names_in(noted):
        assert not re.search(rb"/tmp/|/home/|/root/", part(noted, name))


def test_runs_are_split_at_the_words_and_keep_their_look(mark):
    data = make(f"<w:p>{run('甲方可以随时卖', '<w:b/>')}{run('出全部股票，不予通知。', '<w:i/>')}</w:p>")
    written = mark(data, "随时卖出全部")
    assert list(anchored(written).values()) == ["随时卖出全部"]
    assert formatted(written) == formatted(data)


def test_overlapping_and_nested_comments(mark):
    data = make(f"<w:p>{run('甲方可以随时卖出全部股票，不予通知。')}</w:p>")
    written = mark(data, "随时卖出全部股票", "卖出全部", "全部股票，不予通知")
    assert sorted(anchored(written).values()) == ["全部股票，不予通知", "卖出全部", "随时卖出全部股票"]
    assert formatted(written) == formatted(data)


def test_a_comment_over_several_paragraphs_and_cells(mark):
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("平仓线", "每日结算"))
    data = make(f"<w:p>{run('警戒线如下：')}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{run('完。')}</w:p>")
    written = mark(data, "如下：\n平仓线\t每日")
    assert list(anchored(written).values()) == ["如下：平仓线每日"]
    assert formatted(written) == formatted(data)


@pytest.mark.parametrize(
    "wrapped",
    [
        '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        '<w:ins w:id="7" w:author="某人" w:date="2026-01-01T00:00:00Z">{}</w:ins>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="x">{}</w:smartTag>',
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
    ],
)
def test_links_changes_and_controls_stay_whole(mark, wrapped):
    data = make(f"<w:p>{run('前文。')}{wrapped.format(run('甲方可以随时卖出全部股票'))}{run('后文。')}</w:p>")
    written = mark(data, "随时卖出")
    assert list(anchored(written).values()) == ["随时卖出"]
    assert formatted(written) == formatted(data)
    (reference,) = etree.fromstring(part(written)).iter(tag("commentReference"))
    assert etree.QName(reference.getparent().getparent()).localname == "p"


def test_words_in_a_text_box_are_commented_where_the_box_is_anchored(mark):
    box = f"<w:pict><w:txbxContent><w:p>{run('甲方可以随时卖出全部股票')}</w:p></w:txbxContent></w:pict>"
    written = mark(make(f"<w:p>{run('前文。')}<w:r>{box}</w:r></w:p>"), "随时卖出")
    (start,) = etree.fromstring(part(written)).iter(tag("commentRangeStart"))
    assert not [above for above in start.iterancestors() if etree.QName(above).localname == "txbxContent"]


def test_what_is_missing_is_said_at_the_title(mark):
    data = make(f"<w:p><w:pPr><w:jc w:val='center'/></w:pPr></w:p><w:p>{run('借款合同')}</w:p><w:p>{run('正文')}</w:p>")
    written = mark(data, absent=1)
    assert list(anchored(written).values()) == ["借款合同"]


def test_comments_go_into_the_part_that_is_there_under_new_ids(mark):
    old = f'<w:comment w:id="41" w:author="律师"><w:p>{run("旧批注")}</w:p></w:comment>'
    old = f'<w:comments xmlns:w="{WORD}">{old}</w:comments>'
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{LINKS}/comments" Target="comments.xml"/></Relationships>'
    )
    body = (
        '<w:p><w:bookmarkStart w:id="99" w:name="b"/><w:bookmarkEnd w:id="99"/>'
        f'<w:commentRangeStart w:id="41"/>{run("甲方可以随时卖出")}<w:commentRangeEnd w:id="41"/>'
        '<w:r><w:commentReference w:id="41"/></w:r></w:p>'
    )
    data = make(body, {"word/comments.xml": old, "word/_rels/document.xml.rels": links})
    written = mark(data, "随时")
    assert anchored(written) == {"41": "甲方可以随时卖出", "100": "随时"}
    root = etree.fromstring(part(written, "word/comments.xml"))
    assert [item.get(tag("id")) for item in root] == ["41", "100"]
    assert names_in(written).count("word/comments.xml") == 1


def test_a_new_part_is_declared_and_related(mark):
    written = mark(make(f"<w:p>{run('甲方可以随时卖出')}</w:p>"), "随时")
    assert b'PartName="/word/comments.xml"' in part(written, "[Content_Types].xml")
    assert b'Target="comments.xml"' in part(written, "word/_rels/document.xml.rels")
    assert len(comments_of(written)) == 1
    assert "comments" in {problem.code for problem in read(written).problems}


def test_the_strict_edition_of_the_format(mark):
    written = mark(make(f"<w:p>{run('甲方可以随时卖出')}</w:p>", namespace=STRICT), "随时")
    assert list(anchored(written, STRICT).values()) == ["随时"]
    assert STRICT.encode() in part(written, "word/comments.xml")
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(written, "word/_rels/document.xml.rels")


def test_a_rewrite_is_a_tracked_change(mark):
    data = make(f"<w:p>{run('甲方可以随时卖', '<w:b/>')}{run('出股票。', '<w:i/>')}</w:p>")
    written = mark(data, "随时卖出", rewrite="提前三个交易日书面通知后卖出")
    root = etree.fromstring(part(written))
    (deleted,), (inserted,) = root.iter(tag("del")), root.iter(tag("ins"))
    assert "".join(deleted.itertext()) == "随时卖出"
    assert "".join(inserted.itertext()) == "提前三个交易日书面通知后卖出"
    assert deleted.get(tag("author")) == "contract-audit"
    assert deleted.get(tag("date")) == "2026-05-16T00:00:00Z"
    ids = [item.get(tag("id")) for item in root.iter(tag("del"), tag("ins"), tag("commentRangeStart"))]
    assert len(set(ids)) == 3
    assert [etree.QName(item).localname for item in inserted.find(tag("r")).find(tag("rPr"))] == ["b"]
    assert not list(deleted.iter(tag("t")))
    kinds = {item.kind: item.span.of(read(written).text) for item in read(written).ranges}
    assert kinds["deleted"] == "随时卖出"
    assert kinds["inserted"] == "提前三个交易日书面通知后卖出"


def test_a_rewrite_across_a_link_is_not_tracked_and_no_finding_gives_no_change(mark, noted, sample):
    data = make(f'<w:p>{run("甲方可以")}<w:hyperlink w:anchor="a">{run("随时卖出")}</w:hyperlink></w:p>')
    assert not list(etree.fromstring(part(mark(data, "可以随时", rewrite="通知后"))).iter(tag("del"), tag("ins")))
    changes = [len(list(etree.fromstring(part(file)).iter(tag("del"), tag("ins")))) for file in (sample, noted)]
    assert changes[0] == changes[1]


def test_hostile_words_stay_words(hostile):
    data = make(f"<w:p>{run('甲方可以随时卖出全部股票，不予通知。' * 20)}</w:p>")
    document = read(data)
    shown = msgspec.structs.replace(hostile, text=document.text)
    written = annotated(data, document, shown, lang="zh", as_of="2026-05-16")
    comments = part(written, "word/comments.xml").decode()
    assert "&lt;script&gt;alert(1)" in comments
    assert "\u202e" not in comments
    assert read(written)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>', "forbidden-xml"),
        ("<w:document", "truncated-or-damaged"),
    ],
)
def test_hostile_parts_are_refused(body, code, report):
    good = make(f"<w:p>{run('甲方可以随时卖出')}</w:p>")
    bad = io.BytesIO()
    with zipfile.ZipFile(bad, "w") as archive:
        for name in names_in(good):
            archive.writestr(name, body if name == "word/document.xml" else part(good, name))
    with pytest.raises(ReadingError) as caught:
        annotated(bad.getvalue(), read(good), report, lang="zh", as_of="2026-05-16")
    assert caught.value.code == code


def test_a_bomb_is_refused(report):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 50_000_000)
    with pytest.raises(ReadingError) as caught:
        annotated(bomb.getvalue(), read(make(f"<w:p>{run('甲方')}</w:p>")), report, lang="zh", as_of="2026-05-16")
    assert caught.value.code == "zip-bomb"


def test_redaction_reaches_every_part(sample):
    report = audit(sample, options=Options(include_text=True))
    values = Redaction.of(report).values
    assert {"周砚秋", "罗景明", "6607"} <= set(values)
    written = annotate(sample, redact=True)
    everything = b"".join(part(written, name) for name in names_in(written)).decode("utf-8", "replace")
    plain = re.sub(r"<[^>]*>", "", everything)
    for value in values:
        assert not re.search(rf"(?<![0-9A-Za-z]){re.escape(value)}(?![0-9A-Za-z])", plain), value
    assert len(read(written).text.split("\n")) >= len(read(sample).text.split("\n"))
    assert len(visible(read(written))) == len(visible(read(sample)))
    assert {comment.author for comment in comments_of(written).values()} <= {"█" * 3, "█" * len("contract-audit")}
    assert not docx.Document(io.BytesIO(written)).core_properties.author


def test_redaction_of_what_the_reader_does_not_show(mark):
    hidden = f"<w:p>{run('周砚', '<w:b/>')}{run('秋的电话', '<w:vanish/>')}{run('13912345678')}</w:p>"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>周砚秋</dc:creator></cp:coreProperties>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        f'Type="{LINKS}/hyperlink" Target="mailto:zhou@example.com" TargetMode="External"/></Relationships>'
    )
    footer = f'<w:ftr xmlns:w="{WORD}"><w:p>{run("周砚秋")}</w:p></w:ftr>'
    parts = {
        "docProps/core.xml": core,
        "word/_rels/document.xml.rels": links,
        "word/footer9.xml": footer,
        "word/media/image1.png": b"a picture of an identity card",
    }
    written = mark(make(hidden, parts), redaction=Redaction(["周砚秋"]))
    everything = b"".join(part(written, name) for name in names_in(written)).decode("utf-8", "replace")
    plain = re.sub(r"<[^>]*>", "", everything)
    for value in ("周砚秋", "13912345678", "zhou@example.com", "identity card"):
        assert value not in everything
        assert value not in plain


def test_what_cannot_be_hidden_is_refused(mark):
    data = make(f"<w:p>{run('甲方')}</w:p>", {"word/embeddings/oleObject1.bin": b"a workbook"})
    with pytest.raises(AnnotationError) as caught:
        mark(data, redaction=Redaction(["周砚秋"]))
    assert caught.value.code == "unmaskable"
    assert "oleObject1.bin" in caught.value.message


@pytest.mark.parametrize("redact", [False, True])
def test_libreoffice_opens_it(sample, tmp_path, redact):
    office = os.environ.get("CONTRACT_AUDIT_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (soffice); CONTRACT_AUDIT_SOFFICE names another place")
    (tmp_path / "noted.docx").write_bytes(annotate(sample, redact=redact))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "noted.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    converted = read((tmp_path / "noted.pdf").read_bytes()).text
    assert "借款合同" in converted
    assert ("周砚秋" in converted) is not redact


@pytest.mark.real
def test_real_original(real):
    paths = sorted((real / "originals").glob("*.docx"))
    if not paths:
        pytest.skip("no real DOCX here")
    for path in paths:
        data = path.read_bytes()
        written = annotate(data)
        offered = [finding.replacement for finding in audit(data).findings if finding.replacement]
        kept = visible(read(written))
        for wording in offered:
            kept = kept.replace(wording, "", 1)
        assert kept == visible(read(data))
        assert offered or formatted(written) == formatted(data)
        assert len(comments_of(written)) == len(comments_of(data)) + len(audit(data).findings)
        assert len(visible(read(annotate(data, redact=True)))) == len(visible(read(data)))

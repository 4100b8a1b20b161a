from contract_audit.reading import read


def level(at, style, text, *, start=1, more=""):
    shown = f'<w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/>{shown}</w:lvl>'


def item(text, at=0, instance=1):
    numbering = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{instance}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbering}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def lists(levels, instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{instances}'


def lines(make_docx, body, numbering, **parts):
    return read(make_docx(body, numbering=numbering, **parts)).text.splitlines()


def test_levels_count_restart_and_show_their_parents(make_docx):
    levels = (
        level(0, "chineseCountingThousand", "第%1条")
        + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
        + level(2, "lowerLetter", "(%3)")
    )
    body = item("a") + item("b", 1) + item("c", 1) + item("d", 2) + item("e") + item("f", 1) + item("g", 2)
    assert lines(make_docx, body, lists(levels)) == [
        "第一条 a",
        "1.1 b",
        "1.2 c",
        "(a) d",
        "第二条 e",
        "2.1 f",
        "(a) g",
    ]


def test_a_level_with_restart_zero_counts_on(make_docx):
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert lines(make_docx, body, lists(levels)) == ["1. a", "1) b", "2. c", "2) d"]


def test_starts_overrides_and_shared_counters(make_docx):
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", instance=2) + item("c", instance=3) + item("d", instance=3)
    assert lines(make_docx, body, lists(level(0, "decimal", "%1.", start=5), instances)) == [
        "5. a",
        "6. b",
        "1. c",
        "2. d",
    ]


def test_an_instance_may_replace_a_level(make_docx):
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1、")}</w:lvlOverride>'
    instances = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    assert lines(make_docx, item("a") + item("b"), lists(level(0, "decimal", "%1."), instances)) == ["I、 a", "II、 b"]


def test_suffix_nothing_and_bullets(make_docx):
    levels = level(0, "ideographTraditional", "%1、", more='<w:suff w:val="nothing"/>') + level(1, "bullet", "\uf0b7")
    assert lines(make_docx, item("a") + item("b", 1) + item("c"), lists(levels)) == ["甲、a", "• b", "乙、c"]


def test_numbers_come_from_styles_and_can_be_switched_off(make_docx):
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="clause"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="sub"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = level(0, "decimal", "%1.", more='<w:pStyle w:val="A"/>') + level(
        1, "decimal", "%1.%2", more='<w:pStyle w:val="B"/>'
    )

    def styled(name, text, more=""):
        return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'

    body = (
        styled("A", "a")
        + styled("B", "b")
        + styled("A", "c", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("A", "d")
    )
    assert lines(make_docx, body, lists(levels), styles=styles) == ["1. a", "1.1 b", "c", "2. d"]


def test_a_deleted_paragraph_does_not_count(make_docx):
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    assert lines(make_docx, item("a") + deleted + item("b"), lists(level(0, "decimal", "%1."))) == ["1. a", "x", "2. b"]


def test_circular_and_missing_references_end(make_docx):
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' + item("b", 7, 99)
    assert lines(make_docx, body, lists(level(0, "decimal", "%1.")), styles=styles) == ["a", "b"]

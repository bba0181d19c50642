"""All that is wrong with the tags of a template, in one run."""

from collections.abc import Iterator

from jinja2 import Environment
from lxml import etree

from vanban.docx.inspection.block_check import check_cuts, check_pairs, check_swallowed, leak, pairs
from vanban.docx.inspection.data_flow import find_uses
from vanban.docx.inspection.tag_check import Fault, check_tag
from vanban.docx.inspection.uses import Uses
from vanban.docx.inspection.xml_check import check_xml
from vanban.docx.reading.package import Package
from vanban.docx.reading.paragraphs import Paragraph, paragraphs, parse
from vanban.docx.reading.parts import part_labels
from vanban.docx.reading.tags import Tag, scan
from vanban.errors import Place, Problem


def problems(package: Package, environment: Environment | None = None) -> list[Problem]:
    """Every fault of the template's tags, part by part.

    `environment` knows the filters and tests that a template may call; without it, Jinja's own.
    """
    environment = environment or Environment(autoescape=True)
    faults: list[Fault] = []
    uses = Uses()
    for part, label in part_labels(package).items():
        all_paragraphs = list(paragraphs(parse(package.parts[part]), label))
        tags = list(scan(all_paragraphs))
        faults += _part_faults(all_paragraphs, tags, label, environment)
        find_uses(tags, lambda _: (), environment, uses)
    faults += [leak(name, tag) for name, tag in uses.leaks]
    return [
        Problem(fault.what, fault.remedy, Place(package.name, detail=fault.place))
        for fault in dict.fromkeys(faults)
    ]


def _part_faults(
    all_paragraphs: list[Paragraph], tags: list[Tag], label: str, environment: Environment
) -> Iterator[Fault]:
    by_index = {paragraph.index: paragraph for paragraph in all_paragraphs}
    faults: list[Fault] = []
    for tag in tags:
        faults += check_tag(tag, environment, in_table=bool(by_index[tag.paragraph].cells))
    blocks, unmatched = pairs(tags)
    faults += unmatched
    faults += check_pairs(blocks, by_index)
    faults += check_swallowed(tags, all_paragraphs)
    faults += check_cuts(tags, all_paragraphs)
    if not faults and tags:
        xml = etree.tostring(all_paragraphs[0].element.getroottree(), encoding="unicode")
        faults += check_xml(xml, label, environment)
    order = {paragraph.place: number for number, paragraph in enumerate(all_paragraphs)}
    yield from sorted(faults, key=lambda fault: order.get(fault.place, 0))

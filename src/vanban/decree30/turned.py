"""Sections on their side, and whether something in them needs the width."""

from vanban.decree30.running import annex_sections
from vanban.layout.anatomy import Anatomy
from vanban.layout.measured import Section


def turned(anatomy: Anatomy) -> list[Section]:
    """The sections of the main text that are turned; annexes may be."""
    annexes = annex_sections(anatomy)
    return [one for one in anatomy.layout.sections if one.landscape and one.index not in annexes]


def needs_width(anatomy: Anatomy, section: Section) -> bool:
    """It has a table that is not there for the layout of components.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I.2.
    """
    layout = {
        cell.table
        for component in anatomy.components()
        for paragraph in component.paragraphs
        for cell in paragraph.cells
    }
    tables = anatomy.layout.tables
    return any(table.section == section.index and table.number not in layout for table in tables)


def wrongly_turned(anatomy: Anatomy, section: Section) -> bool:
    """It is turned for nothing: what is out of place on it comes right when it is upright again."""
    return section in turned(anatomy) and not needs_width(anatomy, section)

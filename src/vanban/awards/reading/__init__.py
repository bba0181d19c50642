"""A dossier's workbook read: whatever a clerk typed, every fault at its cell."""

from vanban.awards.reading.nominations import read_nominations

__all__ = ["read_nominations"]

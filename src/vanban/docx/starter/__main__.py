"""Writes the shipped templates: `python -m vanban.docx.starter templates`."""

import sys
from pathlib import Path

from vanban.docx.starter import stock

for name, content in stock().items():
    path = Path(sys.argv[1], name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

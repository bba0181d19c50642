"""The 139 rules as the study of the decree lists them: group, then the severity of each from number 1.

E error, W warning, I information; two letters: it depends on what is found.
"""

_GROUPS = {
    "PAGE": "E EI E E E E W I",
    "FONT": "E E E W W W",
    "PGNUM": "E E E EW W",
    "QH": "E E E",
    "TN": "E E E EW W",
    "CQ": "E E E W W W W",
    "SO": "E E E E E EI W I",
    "DATE": "E E E W E E E",
    "PLACE": "W W W",
    "TL": "E E",
    "TY": "E E E W W",
    "CV": "E E W W",
    "CC": "E E W E W",
    "BODY": "E E E E E W W W WI",
    "STR": "E E E W E E E W",
    "SIGN": "E E E E E E W E E W W W",
    "DS": "W W E W",
    "NN": "E E E E EW W W W",
    "KG": "EW E E W",
    "PL": "E E EW E E",
    "MARK": "EW E W",
    "ADDR": "W",
    "COPY": "E",
    "CAP": "W W W W W W W",
    "TYPO": "W W W I",
    "CIT": "W W",
    "TYPE": "I W W",
}
SEVERITIES: dict[str, str] = {
    f"ND30-{group}-{number:02d}": letters
    for group, row in _GROUPS.items()
    for number, letters in enumerate(row.split(), 1)
}
"""The letters of each rule by its id."""

PRACTICE = {"ND30-NN-09": "W"}
"""What the study names among the common errors (38: PGĐ, PCT) but gives no number."""

STRICTER = {"ND30-DATE-04": "E"}
"""What the strict profile raises."""

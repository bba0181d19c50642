"""Nghị định 30/2020/NĐ-CP as data, and the judge: measurements in, findings out. Knows nothing of Word files."""

"""What is too much to be measured: so that no file takes more than seconds or fills the memory."""

MAX_FILE_BYTES = 100_000_000
MAX_ENTRIES = 5_000
MAX_XML_BYTES = 16_000_000  # of all parts that are read together
MAX_ELEMENTS = 250_000  # of one part
MAX_PARAGRAPHS = 12_000  # of one part: some 300 pages
MAX_LETTERS = 2_000_000  # of one part
MAX_PARAGRAPH_LETTERS = 20_000
MAX_PARAGRAPH_RUNS = 4_000
MAX_LINES = 60_000  # of all parts together
MAX_IMAGE_BYTES = 20_000_000
MAX_TABLE_DEPTH = 20
MAX_TABS = 64  # tab stops of one paragraph: Word sets no more


class TooMuchError(Exception):
    """A document goes beyond what is measured; its text is a Vietnamese sentence."""

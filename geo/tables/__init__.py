"""A file or a folder → raw text cells, whatever its format; one kind of cell → clean values.

In: a path or an upload. Out: ``RawTable`` (all text, with the rows of the file), and its cells read one
column at a time.
"""

from .alike import HEADING
from .blanks import blanked, is_markup, is_one_sign, taken_as_blank, without_markup, without_opened
from .cells import Where, clean, says_no_status, split_aliases, split_leaders, statuses, whole_numbers
from .columns import COLUMNS, DATE_HELPERS, REPORT_COLUMNS, Recognised, headerless, missing, recognise
from .decoding import decode
from .degrees import coordinates
from .frames import frame_table, given_records
from .guards import guarded
from .header_rows import HEADER_CELLS, TITLES_SEARCHED
from .headers import column_named, header_word
from .limits import MAX_LENGTH, clip, some_of
from .raw import MAX_LISTED, RawTable, Shapes, row_problems, unlisted
from .reading import ENDINGS, TABLES, read_tables
from .records import lists_of_json
from .texts import whole_text

__all__ = [
    "COLUMNS",
    "DATE_HELPERS",
    "ENDINGS",
    "HEADER_CELLS",
    "HEADING",
    "MAX_LENGTH",
    "MAX_LISTED",
    "REPORT_COLUMNS",
    "TABLES",
    "TITLES_SEARCHED",
    "RawTable",
    "Recognised",
    "Shapes",
    "Where",
    "blanked",
    "clean",
    "clip",
    "column_named",
    "coordinates",
    "decode",
    "frame_table",
    "given_records",
    "guarded",
    "header_word",
    "headerless",
    "is_markup",
    "is_one_sign",
    "lists_of_json",
    "missing",
    "read_tables",
    "recognise",
    "row_problems",
    "says_no_status",
    "some_of",
    "split_aliases",
    "split_leaders",
    "statuses",
    "taken_as_blank",
    "unlisted",
    "whole_numbers",
    "whole_text",
    "without_markup",
    "without_opened",
]

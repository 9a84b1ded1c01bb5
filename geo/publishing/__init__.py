"""An atlas and its map → a folder that any static host serves: page, picture, data, text to copy, credits.

In: an atlas, a replay document, an address. Out: files by their names, and the folder that holds them.
"""

from .files import published
from .folder import MANIFEST, address_of, check_folder, write_folder, zipped
from .said import Published

__all__ = [
    "MANIFEST",
    "Published",
    "address_of",
    "check_folder",
    "published",
    "write_folder",
    "zipped",
]

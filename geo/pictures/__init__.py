"""A map document → its picture on one day, or a film, drawn by a browser of this machine that nobody sees.

In: the HTML text of a map, a day or a length, a size. Out: the bytes of an SVG, a PDF or a PNG; a film as a
file.
"""

from .browser import VARIABLE, Browser, find
from .drawing import SIZES, SORTS, picture
from .encoder import FILMS, GIF_FPS, find_encoder
from .filming import FILM_SIZES, LONGEST_S, Filmed, Made, film

__all__ = [
    "FILMS",
    "FILM_SIZES",
    "GIF_FPS",
    "LONGEST_S",
    "SIZES",
    "SORTS",
    "VARIABLE",
    "Browser",
    "Filmed",
    "Made",
    "film",
    "find",
    "find_encoder",
    "picture",
]

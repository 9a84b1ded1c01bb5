"""Great circles as the peers draw them, by NumPy alone: a peer's process loads nothing of ours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

VERTICES = 49


def great_circles(
    origins: Sequence[tuple[float, float]] | npt.NDArray[np.float64],
    destinations: Sequence[tuple[float, float]] | npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """The ways as an array [way, vertex, (lat, lon)] of degrees with ``VERTICES`` even steps.

    Spherical linear interpolation; longitudes are unwrapped, ends included. Not for antipodes or equal ends.
    """
    start, end = _vectors(np.asarray(origins)), _vectors(np.asarray(destinations))
    angle = np.arctan2(np.linalg.norm(np.cross(start, end), axis=1), (start * end).sum(axis=1))[:, None]
    share = np.linspace(0.0, 1.0, VERTICES)
    weights = np.sin((1 - share) * angle) / np.sin(angle), np.sin(share * angle) / np.sin(angle)
    along = weights[0][..., None] * start[:, None] + weights[1][..., None] * end[:, None]
    x, y, z = np.moveaxis(along, 2, 0)
    lons = np.degrees(np.unwrap(np.arctan2(y, x), axis=1))
    return np.stack([np.degrees(np.arctan2(z, np.hypot(x, y))), lons], axis=2)


def _vectors(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    lat, lon = np.radians(points).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)

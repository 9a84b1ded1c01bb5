"""The earth as a sphere: distances, great circles, and lines cut at the antimeridian.

In: latitudes and longitudes in WGS 84 degrees. Out: kilometres, and lines as (lat, lon).
"""

from .antimeridian import cut
from .geodesy import distance_km, distances_km, great_circle, to_lonlat

__all__ = ["cut", "distance_km", "distances_km", "great_circle", "to_lonlat"]

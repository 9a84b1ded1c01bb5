// The world as the map has it: Web Mercator in the unit square, y down; longitudes may leave ±180.

const MAX_LAT = 85.0511287798;

function worldX(lon) {
  return (lon + 180) / 360;
}

function worldY(lat) {
  const radians = (Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
}

function latOfWorldY(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** The longitude of a point in the copy of the world that is nearest to the middle of the view. */
function nearestLon(lon, centreLon) {
  return lon + 360 * Math.round((centreLon - lon) / 360);
}

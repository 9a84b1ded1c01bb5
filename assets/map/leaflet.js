// Leaflet, as the page hands it to our scripts: by the name `L` in the scope around them, which need not be the
// page's own. So a page may hold other maps of other versions, and gets no global name from ours.

/* global L */

const leaflet = L;

export { leaflet as L };

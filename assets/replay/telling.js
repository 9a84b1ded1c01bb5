// What is told of the day: the caption that lies on the map, and the live region for those who listen.

function createTelling() {
  const live = element("p", { class: "sa-live", "aria-live": "polite", role: "status" });
  const caption = createCaption();
  const announcer = createAnnouncer(live);
  return {
    caption: caption.panel,
    live,
    place: caption.place,
    /** `current`: meetings of the day, the latest last. */
    show(view, current) {
      caption.show(view, current);
      announcer.say(announcement(view, current));
    },
    destroy: announcer.destroy,
  };
}

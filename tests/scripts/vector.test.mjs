// The pen that writes SVG: what it writes where a canvas would paint, and what pictures may be asked for.

import assert from "node:assert/strict";
import test from "node:test";
import { fittedLayout, posterFonts, posterLayout } from "../../assets/core/poster.js";
import { PICTURE_SIZES, PICTURE_SORTS, pagePixels, pictureRefusal } from "../../assets/core/picture_size.js";
import { keepTrace } from "../../assets/core/traced.js";
import { createVectorPath } from "../../assets/core/vector_path.js";
import { VectorPen } from "../../assets/core/vector.js";
import { dice } from "./bundled.mjs";

const metrics = (text) => ({ width: text.length * 7, middle: 4 });
const made = (draw, width = 400, height = 300) => {
  const pen = new VectorPen(width, height, metrics);
  draw(pen);
  return pen.text({ title: "Title", about: "About", width: `${width}`, height: `${height}` });
};
/** The elements of that name, each as its attributes and its text. */
const elements = (svg, name) =>
  [...svg.matchAll(new RegExp(`<${name}( [^>]*?)?(?:/>|>([^<]*)</${name}>)`, "g"))].map(([, attributes = "", text = ""]) => ({
    ...Object.fromEntries([...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])), text,
  }));

test("text stays text, with its halo, its font and where a canvas would write it", () => {
  const svg = made((pen) => {
    pen.layer("names", "Names");
    pen.font = 'italic 11px "Segoe UI", sans-serif';
    pen.textBaseline = "middle";
    pen.translate(10, 20);
    pen.strokeStyle = "rgba(248, 246, 240, 0.92)";
    pen.lineWidth = 3.5;
    pen.strokeText("Wien", 5, 6);
    pen.fillStyle = "#123456";
    pen.fillText("Wien", 5, 6);
    pen.fillText("Graz", 5, 60, 14);
    pen.fillText("Linz", 5, 60, 28);
    pen.fillText("Enns", 5, 60, 29);
  });
  const [name, squeezed, exact, free, ...more] = elements(svg, "text");
  assert.deepEqual(more, []);
  assert.equal(name.text, "Wien");
  assert.deepEqual([name.x, name.y, name["font-size"], name["font-style"], name.fill], ["15", "30", "11", "italic", "#123456"]);
  assert.equal(name["font-family"], "&#34;Segoe UI&#34;, sans-serif");
  assert.deepEqual([name.stroke, name["stroke-opacity"], name["paint-order"]], ["rgb(248, 246, 240)", "0.92", "stroke"]);
  assert.deepEqual([squeezed.text, squeezed.textLength, squeezed.stroke], ["Graz", "14", undefined]);
  assert.deepEqual([exact.textLength, free.textLength], ["28", undefined]);
});

test("a text that is read from the right ends where it would on a canvas", () => {
  const svg = made((pen) => {
    for (const [direction, textAlign] of [["ltr", "left"], ["ltr", "right"], ["rtl", "left"], ["rtl", "right"], ["ltr", "center"]]) {
      Object.assign(pen, { direction, textAlign });
      pen.fillText("x", 0, 0);
    }
  });
  assert.deepEqual(elements(svg, "text").map((one) => one["text-anchor"] ?? "start"), ["start", "end", "end", "start", "middle"]);
});

test("whatever stands in a text, it is text", () => {
  const hostile = `</text><script>alert(1)</script><!--]]>&amp;"'\u0000\u001b\ud800\uffff`;
  const svg = made((pen) => {
    pen.font = '12px "a\\"><script>"';
    pen.fillText(hostile, 1, 1);
    pen.layer('x"><script>', 'y"><image>');
    pen.fillRect(0, 0, 1, 1);
  });
  assert.ok(!/<script|<image|<!--/.test(svg));
  // eslint-disable-next-line no-control-regex
  assert.ok(!/[\u0000-\u0008\u000b-\u001f\uffff]|\p{Surrogate}/u.test(svg));
  assert.equal(elements(svg, "text")[0].text, "&#60;/text&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#60;!--]]&#62;&#38;amp;&#34;'\ufffd\ufffd\ufffd\ufffd");
});

test("what is drawn comes into the layer named last, in the order in which layers were first named", () => {
  const svg = made((pen) => {
    const dot = (x) => {
      pen.beginPath();
      pen.arc(x, 5, 2);
      pen.fill();
    };
    pen.layer("land", "Land");
    dot(1);
    pen.layer("marks", "Marks");
    dot(2);
    pen.layer("land", "Land");
    dot(3);
    pen.layer("empty", "Nothing");
  });
  const layers = [...svg.matchAll(/<g id="(\w+)" inkscape:groupmode="layer" inkscape:label="(\w+)">([^]*?)\n<\/g>/g)];
  assert.deepEqual(layers.map(([, id, label, parts]) => [id, label, elements(parts, "path").map(({ d }) => d.slice(0, 4))]), [
    ["land", "Land", ["M-1 ", "M1 5"]], ["marks", "Marks", ["M0 5"]],
  ]);
});

test("lines are as wide, dashed and see-through as on a canvas, at any scale", () => {
  const svg = made((pen) => {
    pen.save();
    pen.translate(-100, -50);
    pen.scale(1000);
    pen.lineWidth = 0.7 / 1000;
    pen.setLineDash([3 / 1000, 2 / 1000]);
    pen.globalAlpha = 0.5;
    pen.strokeStyle = "#abc";
    pen.stroke(keepTrace({}, (to) => {
      to.moveTo(0.1, 0.1);
      to.lineTo(0.2, 0.15);
    }));
    pen.stroke(keepTrace({}, "M0 0L1 1"));
    pen.restore();
    pen.beginPath();
    pen.moveTo(1, 1);
    pen.lineTo(2, 2);
    pen.stroke();
  });
  const [line, written, after] = elements(svg, "path");
  assert.deepEqual([line.d, line["stroke-width"], line["stroke-dasharray"], line.opacity, line.stroke, line.fill], ["M0 50L100 100", "0.7", "3 2", "0.5", "#abc", "none"]);
  assert.deepEqual([written.d, written.transform, written["stroke-width"]], ["M0 0L1 1", "translate(-100 -50) scale(1000)", "0.001"]);
  assert.deepEqual([after["stroke-width"], after["stroke-dasharray"], after.opacity, after.stroke], ["1", undefined, undefined, "#000000"]);
});

test("what is clipped is so until it is restored", () => {
  const svg = made((pen) => {
    pen.save();
    pen.beginPath();
    pen.rect(0, 0, 10, 10);
    pen.clip();
    pen.fillRect(1, 1, 1, 1);
    pen.restore();
    pen.fillRect(2, 2, 1, 1);
  });
  assert.match(svg, /<clipPath id="(clip-0)"><path d="M0 0h10v10h-10z"\/><\/clipPath>/);
  assert.match(svg, /<g clip-path="url\(#clip-0\)">\n<path d="M1 1h1v1h-1z"[^>]*>\n<\/g>\n<path d="M2 2h1v1h-1z"/);
});

/** Whether a point is inside a ring, by the even-odd rule. */
function inside(ring, x, y) {
  let odd = false;
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  });
  return odd;
}

test("leaving out what is beside the view changes nothing in it", () => {
  const roll = dice(7);
  for (let round = 0; round < 60; round += 1) {
    const ring = Array.from({ length: 40 }, () => [roll(1600) - 600, roll(1200) - 400]);
    const path = createVectorPath([0, 0, 400, 300]);
    ring.forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
    path.close();
    const text = path.text();
    const left = [...text.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (let probe = 0; probe < 60; probe += 1) {
      const [x, y] = [roll(400) + 0.37, roll(300) + 0.41];
      assert.equal(inside(left, x, y), inside(ring, x, y), `${x} ${y} in ${text}`);
    }
    assert.ok(left.length <= ring.length);
  }
  const away = createVectorPath([0, 0, 400, 300]);
  for (let at = 0; at < 9; at += 1) away[at ? "lineTo" : "moveTo"](500 + at, 20 * at);
  assert.equal(away.text(), "");
});

test("each size is filled, whatever is to be said, and the map has its share of it", () => {
  const fonts = posterFonts("serif", "sans");
  const measure = (text, font) => text.length * 0.52 * Number(/(\d+(\.\d+)?)px/.exec(font)[1]);
  const short = { title: "Where", subtitle: "", legend: [], credits: "", day: { date: "1 May 2024", weekday: "Wednesday" }, wideLines: 1, whereLines: 1 };
  const long = {
    ...short, title: "Who met whom ".repeat(30), subtitle: "so ".repeat(400), credits: "a source; ".repeat(300), whereLines: 2,
    legend: Array.from({ length: 24 }, () => ({ text: "Only the country known: shown at its capital", sign: 23 })),
  };
  for (const [name, size] of Object.entries(PICTURE_SIZES)) {
    if (!size) continue;
    const page = pagePixels(size);
    for (const content of [short, long]) {
      const layout = fittedLayout((width, mapHeight) => posterLayout(content, fonts, width, mapHeight, measure), page, size.drawn);
      assert.ok(Math.abs(layout.width / layout.height - page.width / page.height) < 1e-9, name);
      assert.ok(layout.map.height >= 0.45 * layout.height, name);
      assert.ok(layout.credits.bottom <= layout.height, name);
      assert.ok(layout.head.bottom <= layout.map.top && layout.map.top + layout.map.height <= layout.credits.top, name);
    }
    const usual = fittedLayout((width, mapHeight) => posterLayout(short, fonts, width, mapHeight, measure), page, size.drawn);
    assert.equal(usual.width, page.width / size.drawn, name);
  }
});

test("a picture or a size that there is not is refused in words, without what was asked for", () => {
  for (const picture of PICTURE_SORTS) for (const size of Object.keys(PICTURE_SIZES)) assert.equal(pictureRefusal({ picture, size }), "");
  assert.equal(pictureRefusal({}), "");
  assert.equal(pictureRefusal({ size: "a5<b>" }), "There is no such size. There are: view, 1200x675, 1080x1080, 1080x1920, a4.");
  for (const wrong of [null, 7, ["a4"], "toString", "A4", ""]) {
    assert.match(pictureRefusal({ size: wrong }), /^There is no such size\./);
    assert.match(pictureRefusal({ picture: wrong }), /^There is no such picture\. There are: svg, pdf, png\.$/);
  }
});

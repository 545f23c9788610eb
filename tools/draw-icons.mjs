// Draws the app's icons: a register's box, open at the corner where its tick leaves it.
// `node tools/draw-icons.mjs` writes manifest/color.png (192) and manifest/outline.png (32, white on nothing).
import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { inRepository } from './repository.mjs';

const fine = 8;
/** Rows are not filtered: so small a drawing packs no better for it. */
const plainRows = { filterType: 0, deflateStrategy: 0 };
const white = [255, 255, 255];

// The mark in a square of side 1, its strokes given by the lines they follow.
const box = { centre: [0.47, 0.53], half: 0.34, corner: 0.11 };
const tick = [
  [0.31, 0.5],
  [0.46, 0.66],
  [0.87, 0.17],
];
const gapAroundTick = 1.25;

writeIcon('color.png', 192, { size: 112, stroke: 0.085, background: shade });
writeIcon('outline.png', 32, { size: 30, stroke: 0.085, background: null });

function writeIcon(name, side, { size, stroke, background }) {
  const icon = new PNG({ width: side, height: side });
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const cover = coverage(x, y, side, size, stroke);
      const under = background?.(y / side);
      const colour = under ? under.map((value, i) => Math.round(value + (white[i] - value) * cover)) : white;
      const alpha = under ? 255 : Math.round(255 * cover);
      icon.data.set([...colour, alpha], (y * side + x) * 4);
    }
  }
  writeFileSync(inRepository(`manifest/${name}`), PNG.sync.write(icon, plainRows));
}

/** A deep blue green, a little lighter at the top. */
function shade(down) {
  return [30 - 12 * down, 98 - 28 * down, 128 - 34 * down];
}

/** How much of a pixel the mark covers, from points spread evenly over it. */
function coverage(x, y, side, size, stroke) {
  let inside = 0;
  for (let i = 0; i < fine * fine; i += 1) {
    const point = [x + ((i % fine) + 0.5) / fine, y + (Math.floor(i / fine) + 0.5) / fine];
    if (
      inMark(
        point.map((value) => (value - side / 2) / size + 0.5),
        stroke,
      )
    )
      inside += 1;
  }
  return inside / (fine * fine);
}

function inMark(point, stroke) {
  const toTick = Math.min(toLine(point, tick[0], tick[1]), toLine(point, tick[1], tick[2]));
  if (toTick <= stroke * 0.62) return true;
  return Math.abs(toBox(point)) <= stroke / 2 && toTick > stroke * gapAroundTick;
}

/** Distance to the edge of the box, negative inside. */
function toBox([x, y]) {
  const straight = box.half - box.corner;
  const dx = Math.abs(x - box.centre[0]) - straight;
  const dy = Math.abs(y - box.centre[1]) - straight;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - box.corner;
}

function toLine([x, y], [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

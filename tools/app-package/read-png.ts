import { inflateSync } from 'node:zlib';

/** A picture as rows of red, green, blue, alpha, one byte each. */
export interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const bytesPerPixel = 4;

/**
 * Reads a PNG of the one kind our icons are: eight bits a channel, with alpha, not interlaced.
 * @throws when it is another kind, or no PNG
 */
export function readPng(file: Buffer): Picture {
  if (!file.subarray(0, 8).equals(signature)) throw new Error('is not a PNG');
  const chunks = chunksOf(file);
  const header = chunks.find(({ kind }) => kind === 'IHDR')?.data;
  if (header === undefined) throw new Error('has no header');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  if (header[8] !== 8 || header[9] !== 6 || header[12] !== 0) {
    throw new Error('is not 8 bits a channel with alpha (RGBA), not interlaced');
  }
  const packed = Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data));
  return { width, height, pixels: unfilter(inflateSync(packed), width, height) };
}

function chunksOf(file: Buffer): { kind: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    chunks.push({
      kind: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes PNG's row filters (PNG specification, section 9). */
function unfilter(rows: Buffer, width: number, height: number): Uint8Array {
  const stride = width * bytesPerPixel;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= bytesPerPixel ? (pixels[at - bytesPerPixel] ?? 0) : 0;
      const up = y > 0 ? (pixels[at - stride] ?? 0) : 0;
      const upLeft = y > 0 && x >= bytesPerPixel ? (pixels[at - stride - bytesPerPixel] ?? 0) : 0;
      const raw = rows[y * (stride + 1) + 1 + x] ?? 0;
      pixels[at] = raw + predicted(filter, left, up, upLeft);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  return filter === 4 ? paeth(left, up, upLeft) : 0;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [left, up, upLeft].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

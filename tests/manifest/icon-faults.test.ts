import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { readParts } from '../../tools/app-package/build-package.ts';
import { iconFaults } from '../../tools/app-package/icon-faults.ts';
import { readPng } from '../../tools/app-package/read-png.ts';

const white = [255, 255, 255, 255];
const nothing = [255, 255, 255, 0];
const blue = [20, 80, 110, 255];

/** A PNG of one row's pixels, repeated; check sums are left at nought, as nobody here reads them. */
function png(side: number, row: number[][], { filter = 0, colourType = 6 } = {}): Buffer {
  const bytes = Array.from({ length: side }, (_, x) => row[x % row.length] ?? nothing).flat();
  const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, colourType, 0, 0, 0]);
  const rows = Array.from({ length: side }, () => [filter, ...bytes]).flat();
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
  };
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(rows)))]);
}

const good = { color: png(192, [blue]), outline: png(32, [white, nothing]) };

describe('faults found in icons', () => {
  it('finds none in ours', async () => {
    const { color, outline } = await readParts();
    expect(iconFaults({ color, outline })).toEqual([]);
  });

  it.each([
    [
      'a colour icon too small',
      { color: png(96, [blue]) },
      'color.png is 96 by 96 pixels; Teams wants 192 by 192',
    ],
    [
      'a colour icon with holes',
      { color: png(192, [blue, nothing]) },
      'color.png has see-through parts; its background must be full',
    ],
    [
      'an outline too large',
      { outline: png(64, [white, nothing]) },
      'outline.png is 64 by 64 pixels; Teams wants 32 by 32',
    ],
    [
      'an outline on a background',
      { outline: png(32, [white]) },
      'outline.png has no transparent background',
    ],
    ['an empty outline', { outline: png(32, [nothing]) }, 'outline.png shows nothing'],
    [
      'an outline in colour',
      { outline: png(32, [blue, nothing]) },
      'outline.png has colours other than white',
    ],
    ['another kind of file', { color: Buffer.from('GIF89a, as it were') }, 'color.png is not a PNG'],
    [
      'a PNG without alpha',
      { outline: png(32, [white, nothing], { colourType: 2 }) },
      'outline.png is not 8 bits a channel with alpha (RGBA), not interlaced',
    ],
  ])('%s', (_, icons, fault) => {
    expect(iconFaults({ ...good, ...icons })).toEqual([fault]);
  });

  it.each([
    ['none', 0, [10, 10, 10, 10]],
    ['left', 1, [10, 20, 10, 20]],
    ['up', 2, [10, 10, 20, 20]],
    ['average', 3, [10, 15, 15, 25]],
    ['Paeth', 4, [10, 20, 20, 30]],
  ])('reads rows filtered by %s', (_, filter, reds) => {
    const { pixels } = readPng(png(2, [[10, 20, 30, 40]], { filter }));
    expect([0, 4, 8, 12].map((at) => pixels[at])).toEqual(reds);
  });
});

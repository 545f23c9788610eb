import { describe, expect, it } from '@jest/globals';
import { PNG, type ColorType } from 'pngjs';
import { readParts } from '../../tools/app-package/build-package.ts';
import { iconFaults } from '../../tools/app-package/icon-faults.ts';

const white = [255, 255, 255, 255];
const nothing = [255, 255, 255, 0];
const blue = [20, 80, 110, 255];

/** A PNG of one row's pixels, repeated. */
function png(side: number, row: number[][], colorType: ColorType = 6): Buffer {
  const picture = new PNG({ width: side, height: side });
  for (let at = 0; at < side * side; at += 1)
    picture.data.set(row[(at % side) % row.length] ?? nothing, at * 4);
  return PNG.sync.write(picture, { colorType });
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
    ['a PNG that is cut off', { color: good.color.subarray(0, -20) }, 'color.png is not a PNG'],
    [
      'a PNG without alpha',
      { outline: png(32, [white, nothing], 2) },
      'outline.png is not 8 bits a channel with alpha (RGBA), not interlaced',
    ],
  ])('%s', (_, icons, fault) => {
    expect(iconFaults({ ...good, ...icons })).toEqual([fault]);
  });
});

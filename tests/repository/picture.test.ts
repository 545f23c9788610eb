import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { drawPicture } from '../../tools/draw-picture.ts';

it('keeps the README’s picture as the product words it: node tools/draw-picture.ts > docs/pictures/daily-card.svg', () => {
  expect(readFileSync('docs/pictures/daily-card.svg', 'utf8')).toBe(drawPicture());
});

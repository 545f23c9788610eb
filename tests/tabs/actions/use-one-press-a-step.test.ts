import { expect, it } from '@jest/globals';
import { isEcho } from '../../../tabs/components/actions/call/use-one-press-a-step.ts';

const press = (step: string | undefined, at: number, count = 1) => ({ step, at, count, byTouch: false });
const tap = (step: string, at: number) => ({ ...press(step, at), byTouch: true });

it.each([
  ['the first press', null, press('result', 0), false],
  ['the browser counts two, however slow', press('result', 0), press('reason', 480, 2), true],
  ['a quick second press, elsewhere', press('result', 0), press('reason', 200), false],
  ['a finger, counted anew', tap('result', 0), tap('reason', 200), true],
  ['a tap with thought', tap('result', 0), tap('reason', 360), false],
  ['a key, however quick', press('result', 0), press('reason', 5, 0), false],
  ['the same step', press('reason', 0), press('reason', 100, 2), false],
  ['a telephone number, then a step', press(undefined, 0), press('result', 100), false],
])('%s', (_what, before, next, isOne) => {
  expect(isEcho(before, next)).toBe(isOne);
});

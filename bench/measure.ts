/** Times beside yardsticks: a ratio says more than a time on a machine nobody else has. */

export interface Row {
  what: string;
  ours: string;
  yardstick: string;
  /** Ours ÷ yardstick: of times less is better, of rates more. */
  ratio: number;
  aim: string;
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

export function middle(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The middle of several goes, after one that does not count. */
export async function median(work: () => Promise<unknown>, times = 15): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let time = 0; time < times; time++) taken.push(await seconds(work));
  return middle(taken);
}

export function compareTimes(what: string, ours: number, yardstick: [string, number], aim: string): Row {
  return {
    what,
    ours: time(ours),
    yardstick: `${time(yardstick[1])} ${yardstick[0]}`,
    ratio: ratio(ours / yardstick[1]),
    aim,
  };
}

export function compareRates(what: string, ours: number, yardstick: [string, number], aim: string): Row {
  const rate = (perSecond: number): string => `${Math.round(perSecond).toLocaleString('en-GB')}/s`;
  return {
    what,
    ours: rate(ours),
    yardstick: `${rate(yardstick[1])} ${yardstick[0]}`,
    ratio: ratio(ours / yardstick[1]),
    aim,
  };
}

/** A figure that stands for itself, beside what it should not exceed. */
export function measured(what: string, ours: string, aim: string): Row {
  return { what, ours, yardstick: '', ratio: NaN, aim };
}

export const time = (value: number): string =>
  value >= 1 ? `${value.toFixed(1)} s` : `${(value * 1000).toFixed(1)} ms`;

const ratio = (value: number): number => Number(value.toPrecision(2));

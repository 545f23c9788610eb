/**
 * Nobody works out fewer than ten pupils whom they do not see: an attacker asks all that the list of requests lets each
 * role ask of small random trusts, and sees what follows from the numbers (docs/decisions/0017).
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Attacker, type Reader } from '../../support/small-numbers/attacker.ts';
import {
  Chance,
  randomTrust,
  TODAY,
  type RandomTrust,
  type TruePupil,
} from '../../support/small-numbers/random-trust.ts';
import type { Whose } from '../../support/small-numbers/whose-number.ts';
import { storeInMemory } from '../../support/stores/prepared-store.ts';
import { person, post } from '../../support/schools/people.ts';

const lead: Reader = {
  name: 'trust lead',
  person: person([post('*', 'trust-lead')], 'lead'),
  sees: () => false,
  channels: true,
};

function readersOf({ schools, pupils }: RandomTrust): Reader[] {
  const school = schools[0]?.id ?? '';
  const being = pupils[0]?.beings[0]?.being;
  const [group, year] = [being?.tutorGroup ?? '', being?.year ?? 0];
  const near = schools.filter(({ cluster }) => cluster === schools[0]?.cluster);
  const clusterLead: Reader = {
    name: 'cluster lead',
    person: person(
      near.map(({ id }) => post(id, 'cluster-lead')),
      'cluster',
    ),
    sees: () => false,
    channels: false,
  };
  return [
    lead,
    ...(near.length < schools.length ? [clusterLead] : []),
    {
      name: `tutor of ${group}`,
      person: person([post(school, 'tutor', { tutorGroups: [group] })], 'tutor'),
      sees: (id, { tutorGroup }) => id === school && tutorGroup === group,
      channels: false,
    },
    {
      name: `leader of year ${year}`,
      person: person([post(school, 'year-leader', { yearGroups: [year] })], 'leader'),
      sees: (id, one) => id === school && one.year === year,
      channels: false,
    },
  ];
}

async function inTrust<Result>(
  seed: number,
  work: (trust: RandomTrust) => Promise<Result>,
  change?: (pupils: TruePupil[]) => void,
): Promise<Result> {
  const store = await storeInMemory();
  try {
    return await work(await randomTrust(store, seed, change));
  } finally {
    await store.close();
  }
}

async function attackBy(reader: Reader, trust: RandomTrust, seed: number): Promise<Attacker> {
  const attacker = new Attacker(trust, reader);
  await attacker.askAll(new Chance(seed * 7 + 1));
  return attacker;
}

/** Between them: one school and several, joint and pooled ones, days on which one is closed, sixth forms, primaries. */
describe('with all that is told, each role works out nobody', () => {
  it.each([4, 5, 9])('in random trust %d', async (seed) => {
    await inTrust(seed, async (trust) => {
      for (const reader of readersOf(trust)) {
        const attacker = await attackBy(reader, trust, seed);
        expect(attacker.wrong).toEqual([]);
        expect(attacker.solve()).toEqual([]);
        expect(attacker.solveCodes()).toEqual([]);
        expect(attacker.heard.numbers).toBeGreaterThan(1000);
        expect(attacker.heard.counted).toBeGreaterThan(500);
        expect(attacker.heard.notWhole).toBeLessThanOrEqual(attacker.heard.lists / 4);
      }
    });
  });
});

describe('the attacker', () => {
  const SEED = 5;
  let attacker: Attacker;
  let answers: Map<string, string>;
  let solved: unknown[];
  beforeAll(async () => {
    attacker = await inTrust(SEED, (trust) => attackBy(lead, trust, SEED));
    answers = new Map(attacker.answers);
    solved = attacker.solve();
  });

  /** S0 has five pupils with SEND; S1 had no school on the 9th. */
  it.each<[string, Whose, string]>([
    ['a year’s premium by the day', { schools: ['S1'], years: '9', premium: true }, TODAY],
    ['the SEND of a school that tells it with another', { schools: ['S0'], send: 'send' }, TODAY],
    [
      'SEND by the day, where one of the two is closed',
      { schools: ['S0', 'S1'], send: 'send' },
      '2026-10-09',
    ],
    ['plans alone', { schools: ['S1'], send: 'E' }, TODAY],
    ['a tutor group', { schools: ['S0'], tutorGroup: '10B' }, TODAY],
    ['two of three sides', { schools: ['S0', 'S1'], premium: true, send: 'send' }, TODAY],
  ])('solves somebody, were %s told', (_what, whose, day) => {
    const more = Attacker.like(attacker);
    more.keep({ family: 'marks', known: 2, parts: [{ whose, from: day, to: day }], value: 0 }, 'one more');
    expect(more.solve().length).toBeGreaterThan(0);
    expect(solved).toEqual([]);
  });

  it('finds numbers that are of others than they say', () => {
    const more = Attacker.like(attacker);
    const parts = [{ whose: { schools: ['S1'] }, from: TODAY, to: TODAY }];
    more.keep({ family: 'roll', known: 2, parts, kind: 'roll', value: 3 }, 'one more');
    expect(more.wrong).toHaveLength(1);
  });

  it('fails by name over a number that nobody has told it of', () => {
    const hear = () =>
      attacker.hear('newRequest {}', () => undefined, { query: {}, answer: { pupils: [{ late: 3 }] } });
    expect(hear).toThrow('newRequest {}: nobody knows what pupils.0.late is of');
  });

  it('is told of groups no more when pupils are theirs by name', async () => {
    await inTrust(SEED, async (trust) => {
      const tutor = readersOf(trust).find(({ name }) => name.startsWith('tutor'));
      if (!tutor) throw new Error('No tutor reads');
      const caseload = Array.from({ length: 500 }, (_, index) => index + 1).flatMap((pupil) =>
        trust.schools.map(({ id }) => ({ school: id, pupil, by: 'named-adult' as const })),
      );
      const before = await attackBy(tutor, trust, SEED);
      const after = await attackBy({ ...tutor, person: { ...tutor.person, caseload } }, trust, SEED);
      expect(after.answers).toEqual(before.answers);
    });
  });

  it('sees no answer change when two pupils who are alike to whoever does not see them change places', async () => {
    const anew = await inTrust(SEED, (trust) => attackBy(lead, trust, SEED), exchange);
    expect(anew.answers).toEqual(answers);
  });
});

/** Gives each of two pupils the other's marks: of one year, of other groups, and alike in what figures are told by. */
function exchange(pupils: TruePupil[]): void {
  const still = pupils.filter(
    ({ beings, first, last }) => beings.length === 1 && first < '2026-09-02' && last > TODAY,
  );
  const keyOf = ({ school, beings: [one] }: TruePupil): string =>
    JSON.stringify([school, one?.being.year, one?.being.premium, one?.being.sen]);
  for (const alike of Map.groupBy(still, keyOf).values()) {
    const [one] = alike;
    const other = alike.find(
      ({ beings }) => beings[0]?.being.tutorGroup !== one?.beings[0]?.being.tutorGroup,
    );
    if (!one || !other) continue;
    [one.marks, other.marks] = [other.marks, one.marks];
    [one.corrected, other.corrected] = [other.corrected, one.corrected];
    return;
  }
  throw new Error('No two pupils are alike');
}

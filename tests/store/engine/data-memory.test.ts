import { describe, expect, it } from '@jest/globals';
import { DataMemory, Reading, beginReading } from '#shared/store/engine/data-memory.ts';
import { openStore, type Db } from '#shared/store/engine/open-store.ts';
import { trustDaily } from '../../../bot/operations/figures/trust-daily.ts';
import { bringIn, markRow, newSchool, pupilRow } from '../../support/schools/a-school.ts';
import { onBothEngines, sharedStore } from '../../support/stores/both-engines.ts';
import { person, post } from '../../support/schools/people.ts';
import { testContext } from '../../support/product/test-context.ts';
import { requestBy } from '../../support/product/requests.ts';

const TODAY = '2026-09-16';
const noDb = null as unknown as Db;

describe('what was read before', () => {
  const at = (version: number) => new Map([['registers S1', version]]);

  it('is given again while the version stands, for the schools that stand, and read anew for the others', async () => {
    const memory = new DataMemory();
    const asked: string[][] = [];
    const read = async (schools: readonly string[]) => {
      asked.push([...schools]);
      return (school: string) => `${school} ${asked.length}`;
    };
    const ask = (version: number) =>
      new Reading(noDb, memory, at(version)).ofSchools('day', ['S1', 'S2'], read);
    expect(Object.fromEntries(await ask(1))).toEqual({ S1: 'S1 1', S2: 'S2 1' });
    expect(Object.fromEntries(await ask(1))).toEqual({ S1: 'S1 1', S2: 'S2 1' });
    expect(Object.fromEntries(await ask(2))).toEqual({ S1: 'S1 2', S2: 'S2 1' });
    expect(asked).toEqual([['S1', 'S2'], ['S1']]);
  });

  it('is asked for once by all who ask while the database is being asked', async () => {
    const memory = new DataMemory();
    let questions = 0;
    let answer: (versions: Map<string, number>) => void = () => undefined;
    const read = () => {
      questions += 1;
      return new Promise<Map<string, number>>((resolve) => (answer = resolve));
    };
    const first = memory.versions(read);
    await new Promise(setImmediate);
    const later = [memory.versions(read), memory.versions(read)];
    answer(at(1));
    await first;
    await new Promise(setImmediate);
    expect(questions).toBe(2); // those who came while the first was asked share the one after it
    answer(at(2));
    expect(await Promise.all(later)).toEqual([at(2), at(2)]);
  });

  it('goes when the bytes are used up, the longest unused first', () => {
    const memory = new DataMemory(false, 1);
    const THIRD = 330_000;
    const held = () => ['a', 'b', 'c', 'd'].filter((key) => memory.take(key, 1));
    for (const key of ['a', 'b', 'c']) memory.keep(key, 1, key, THIRD);
    expect(memory.take('a', 1)).toMatchObject({ value: 'a' });
    memory.keep('d', 1, 'd', THIRD);
    expect(held()).toEqual(['a', 'c', 'd']);
    memory.keep('c', 1, 'smaller', 0);
    memory.keep('b', 1, 'b', THIRD);
    expect(held()).toEqual(['a', 'b', 'c', 'd']);
    memory.keep('e', 1, 'more than all', 2_000_000);
    expect(memory.take('e', 1)).toBeNull();
    expect(held()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is not given at another version, nor after that', () => {
    const memory = new DataMemory();
    memory.keep('a', 1, 'a');
    expect(memory.take('a', 2)).toBeNull();
    expect(memory.take('a', 1)).toBeNull();
  });

  it('is not kept from an answer that failed', async () => {
    const memory = new DataMemory();
    await expect(memory.versions(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await memory.versions(async () => at(3))).toEqual(at(3));
  });
});

onBothEngines('figures remembered', (openedStore) => {
  it('change with every kind of thing they are made of, at once', async () => {
    const context = testContext(openedStore(), { now: `${TODAY}T14:30` });
    const school = await newSchool(context);
    const leader = person([post(school, 'senior-leader')]);
    const row = async () => (await trustDaily(requestBy(context, leader), {})).schools[0];
    await bringIn(context, 'pupils', [pupilRow(school, 'A1'), pupilRow(school, 'A2')]);
    expect(await row()).toMatchObject({ cohort: { all: 2 }, missingMarks: 4 });
    await bringIn(context, 'marks', [markRow(school, 'A1', TODAY, 'AM', '/')]);
    expect(await row()).toMatchObject({ missingMarks: 3, asOf: `${TODAY}T14:30:00+01:00` });
    await bringIn(context, 'pupils', [pupilRow(school, 'A2', { leavingDate: '2026-09-15' })]);
    expect(await row()).toMatchObject({ cohort: { all: 1 }, missingMarks: 1 });
    await bringIn(context, 'schools', [{ school, name: 'Renamed', phase: 'secondary' }]);
    expect(await row()).toMatchObject({ name: 'Renamed' });
    await bringIn(context, 'terms', [
      { school, name: 'Shut', kind: 'closure', starts: TODAY, ends: TODAY, policyTerm: '' },
    ]);
    expect(await row()).toMatchObject({ schoolDay: false, missingMarks: 0 });
  });
});

describe('two nodes on one database', () => {
  const store = sharedStore('Postgres');

  it('tell the same, whichever of them was written to', async () => {
    const { url } = store().engine as { url: string };
    const other = await openStore({ databaseUrl: url });
    try {
      const [here, there] = [testContext(store()), testContext(other)];
      const school = await newSchool(here);
      const leader = person([post(school, 'senior-leader')]);
      await bringIn(here, 'pupils', [pupilRow(school, 'A1')]);
      for (const [writer, code, attended] of [
        [here, '/', 1],
        [there, 'N', 0],
        [here, 'L', 1],
      ] as const) {
        await bringIn(writer, 'marks', [markRow(school, 'A1', TODAY, 'AM', code)]);
        for (const node of [here, there])
          expect((await trustDaily(requestBy(node, leader), {})).schools[0]?.rate.all?.attended).toBe(
            attended,
          );
      }
      expect(await beginReading(other)).toBeInstanceOf(Reading);
    } finally {
      await other.close();
    }
  });
});

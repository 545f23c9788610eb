import type { Moment } from '#shared/domain/basics/london-time.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import type { Reading } from '#shared/store/engine/data-memory.ts';
import type { School } from '#shared/store/people/schools.ts';
import { madeOfRegisters } from '#shared/store/registers/school-registers.ts';

/** Of whom there is a session that counts. */
interface SidesWithFigures {
  all: boolean;
  premium: boolean;
  send: boolean;
}

/** On which days schools have marks at all: of anybody, of pupil premium pupils, of pupils with SEND; by school and day. */
export async function daysWithFigures(
  reading: Reading,
  schools: readonly School[],
  { from, to }: { from: SchoolDate; to: SchoolDate },
  moment: Moment,
): Promise<Map<string, Map<SchoolDate, SidesWithFigures>>> {
  if (schools.length === 0 || from > to) return new Map();
  return madeOfRegisters(reading, schools, { what: 'days with figures', from, to, moment }, (registers) => {
    const counts = countRegisters(registers, {
      from,
      to,
      moment,
      by: 'kind',
      split: 'day',
      groups: 4,
      groupOf: (_pupil, { pupilPremium, sen }) => (pupilPremium ? 1 : 0) + (sen === 'N' ? 0 : 2),
    });
    return new Map(
      counts.periods.map((day, index): [SchoolDate, SidesWithFigures] => {
        const has = (group: number): boolean => counts.count(group, index).possible > 0;
        const premium = has(1) || has(3);
        const send = has(2) || has(3);
        return [day, { all: has(0) || premium || send, premium, send }];
      }),
    );
  });
}

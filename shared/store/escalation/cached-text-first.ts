/** Whom a policy of writing first lets be met at once, remembered while registers stand. */
import type { Moment } from '#shared/domain/basics/london-time.ts';
import { addDays, firstDayOfSchoolYear, schoolYearOf } from '#shared/domain/basics/school-date.ts';
import { noBetterSinceText, textWindows } from '#shared/domain/escalation/text-first.ts';
import type { KnownProposal } from '#shared/domain/escalation/proposals.ts';
import { absentSessions } from '#shared/domain/registers/attendance-count.ts';
import { countRegisters } from '#shared/domain/registers/register-counts.ts';
import { cachedDisputedMarks } from '../actions/cached-days-away.ts';
import type { Reading } from '../engine/data-memory.ts';
import { cachedCalendars } from '../people/cached-people.ts';
import { cachedPolicies } from '../people/escalation-policies.ts';
import type { School } from '../people/schools.ts';
import { madeOfRegisters } from '../registers/school-registers.ts';

/** By the registers of last school year at this school; of whoever was elsewhere nothing is known. */
export async function cachedOverTenLastYear(
  reading: Reading,
  school: School,
  moment: Moment,
): Promise<ReadonlySet<number>> {
  const year = schoolYearOf(moment.today);
  const days = { from: firstDayOfSchoolYear(year - 1), to: addDays(firstDayOfSchoolYear(year), -1) };
  const query = { ...days, what: 'over 10 % last year', moment };
  const made = await madeOfRegisters(reading, [school], query, (registers) => {
    const { pupils } = registers.roll;
    const counts = countRegisters(registers, {
      ...days,
      moment,
      by: 'kind',
      groups: pupils.length,
      groupOf: (_pupil, _membership, index) => index,
    });
    return new Set(
      pupils.flatMap(({ id }, index) => {
        const count = counts.count(index);
        return 10 * absentSessions(count) > count.possible ? [id] : [];
      }),
    );
  });
  return made.get(school.id) ?? new Set();
}

/** Of those who were written to: who has missed as much in the last four weeks of school as in the four before. */
export async function cachedNoBetter(
  reading: Reading,
  school: School,
  { known, moment }: { known: readonly KnownProposal[]; moment: Moment },
): Promise<ReadonlySet<number>> {
  const { today } = moment;
  const calendar = (await cachedCalendars(reading)).get(school.id) ?? [];
  const windows = textWindows(known, calendar, today);
  const from = windows.map(({ before }) => before.from).toSorted()[0];
  if (from === undefined) return new Set();
  const policy = (await cachedPolicies(reading))(school.id, today);
  const disputed = (await cachedDisputedMarks(reading, [school.id])).get(school.id);
  const query = { from, to: today, moment };
  const what = `no better since ${JSON.stringify(windows)} but ${[...(disputed ?? [])].join()}`;
  const made = await madeOfRegisters(reading, [school], { ...query, what }, (registers) =>
    noBetterSinceText(registers, query, policy, windows, disputed),
  );
  return made.get(school.id) ?? new Set();
}

import { addDays, weekday, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Ports } from '../../../bot/operations/context.ts';
import { bringIn, newSchool, pupilRow } from './a-school.ts';

/** School days of the autumn term up to a day. */
function schoolDaysUpTo(last: SchoolDate): SchoolDate[] {
  const days: SchoolDate[] = [];
  for (let day = '2026-09-01'; day <= last; day = addDays(day, 1)) if (weekday(day) < 5) days.push(day);
  return days;
}

/** A school of forty pupils who are ill now and then, among them some of 7A and one of 8B who stay away on Mondays of late. */
export async function changingSchool(context: Ports, last: SchoolDate, of7A: number): Promise<string> {
  const school = await newSchool(context);
  const days = schoolDaysUpTo(last);
  const changing = [...Array.from({ length: of7A }, (_, n) => `MON7-${n}`), 'MON8'];
  const pupils = [...changing, ...Array.from({ length: 40 }, (_, n) => `P${n}`)];
  await bringIn(
    context,
    'pupils',
    pupils.map((upn, n) => {
      const older = upn === 'MON8' || (upn.startsWith('P') && n % 2 === 0);
      return pupilRow(school, upn, { yearGroup: older ? 8 : 7, tutorGroup: older ? '8B' : '7A' });
    }),
  );
  const lines = pupils.flatMap((upn, n) =>
    days.flatMap((day, index) => {
      const onMonday = weekday(day) === 0 && index >= 29;
      const away = changing.includes(upn) ? onMonday : (index + n) % 40 < 2;
      const code = upn.startsWith('P') ? 'I' : 'O';
      return (['AM', 'PM'] as const).map(
        (session) => `${school},${upn},${day},${session},${away ? code : session === 'AM' ? '/' : '\\'}`,
      );
    }),
  );
  await bringIn(context, 'marks', `school,upn,date,session,code\n${lines.join('\n')}\n`);
  return school;
}

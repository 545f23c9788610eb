// The invented school year: term dates worked out from its September, and the days school is open.
// Days are whole numbers since 1970 so that they can be compared and counted.

export interface TermRow {
  name: string;
  kind: 'term' | 'holiday' | 'inset' | 'closure';
  starts: number;
  ends: number;
  policyTerm?: 1 | 2 | 3;
}

const dayMilliseconds = 86_400_000;

export function dayOf(date: string): number {
  return Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / dayMilliseconds;
}

export function dateOf(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** 0 Monday to 6 Sunday. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

/** The year in which the school year of a date began; August belongs to the year to come. */
export function schoolYearOf(now: string): number {
  const year = Number(now.slice(0, 4));
  return Number(now.slice(5, 7)) >= 8 ? year : year - 1;
}

const onOrAfter = (date: string, weekday: number) => {
  const day = dayOf(date);
  return day + ((weekday - weekdayOf(day) + 7) % 7);
};
const onOrBefore = (date: string, weekday: number) =>
  onOrAfter(date, weekday) - (onOrAfter(date, weekday) > dayOf(date) ? 7 : 0);

// Gauss's Easter for the Gregorian calendar, good for 1900 to 2099.
function easterSunday(year: number): number {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const fromMarch22 = d + e === 35 || (d === 28 && e === 6) ? d + e - 7 : d + e;
  return dayOf(`${year}-03-22`) + fromMarch22;
}

/** The terms, half-terms, inset days and bank holiday of the school year that began in September of `year`. */
export function termsOf(year: number): TermRow[] {
  const [monday, wednesday, friday] = [0, 2, 4];
  const next = year + 1;
  const autumnStarts = onOrAfter(`${year}-09-01`, wednesday);
  const octoberBreak = onOrBefore(`${year}-10-31`, monday);
  const autumnEnds = onOrBefore(`${year}-12-21`, friday);
  const springStarts = onOrAfter(`${next}-01-04`, monday);
  const februaryBreak = onOrAfter(`${next}-02-15`, monday);
  const goodFriday = easterSunday(next) - 2;
  const summerStarts = goodFriday + 17;
  const mayBreak = onOrBefore(`${next}-05-31`, monday);
  const mayDay = onOrAfter(`${next}-05-01`, monday);
  const summerEnds = onOrBefore(`${next}-07-22`, wednesday);
  const novemberInset = onOrBefore(`${year}-11-30`, friday);
  return [
    { name: `Autumn ${year}`, kind: 'term', starts: autumnStarts, ends: autumnEnds, policyTerm: 1 },
    { name: 'Inset day', kind: 'inset', starts: octoberBreak - 3, ends: octoberBreak - 3 },
    { name: 'October half-term', kind: 'holiday', starts: octoberBreak, ends: octoberBreak + 4 },
    { name: 'Inset day', kind: 'inset', starts: novemberInset, ends: novemberInset },
    { name: 'Christmas holiday', kind: 'holiday', starts: autumnEnds + 3, ends: springStarts - 3 },
    { name: `Spring ${next}`, kind: 'term', starts: springStarts, ends: goodFriday - 1, policyTerm: 2 },
    { name: 'February half-term', kind: 'holiday', starts: februaryBreak, ends: februaryBreak + 4 },
    { name: 'Easter holiday', kind: 'holiday', starts: goodFriday, ends: summerStarts - 3 },
    { name: `Summer ${next}`, kind: 'term', starts: summerStarts, ends: summerEnds, policyTerm: 3 },
    { name: 'Early May bank holiday', kind: 'closure', starts: mayDay, ends: mayDay },
    { name: 'May half-term', kind: 'holiday', starts: mayBreak, ends: mayBreak + 4 },
  ];
}

/** Every day of the year on which pupils are expected, in order. */
export function schoolDaysOf(terms: readonly TermRow[]): number[] {
  const days: number[] = [];
  const shut = terms.filter((row) => row.kind !== 'term');
  for (const term of terms.filter((row) => row.kind === 'term')) {
    for (let day = term.starts; day <= term.ends; day++) {
      const closed = shut.some((row) => row.starts <= day && day <= row.ends);
      if (weekdayOf(day) < 5 && !closed) days.push(day);
    }
  }
  return days;
}

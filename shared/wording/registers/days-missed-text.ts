/** How many days a pupil has missed, and what was not counted. */

interface DaysMissed {
  missed: number;
  medical: number;
  notCounted: number;
}

/** "1 day", "8 days", "8½ days", "½ day" */
export const daysText = (days: number): string =>
  `${halvesText(days)} ${days > 0 && days <= 1 ? 'day' : 'days'}`;

function halvesText(days: number): string {
  const whole = Math.floor(days);
  const half = Number.isInteger(days) ? '' : '½';
  return `${whole === 0 && half ? '' : whole}${half}`;
}

/** "4 of 6½ days ill" */
export const illOfDaysText = ({ days, ill }: { days: number; ill: number }): string =>
  `${halvesText(ill)} of ${daysText(days)} ill`;

/** "6½ days missed this year · 1 day medical · 2 days of leave or suspension not counted" */
export function daysMissedText({ missed, medical, notCounted }: DaysMissed): string {
  return [
    `${daysText(missed)} missed this year`,
    medical > 0 ? `${daysText(medical)} medical` : '',
    notCounted > 0 ? `${daysText(notCounted)} of leave or suspension not counted` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

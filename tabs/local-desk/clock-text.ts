const london = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hourCycle: 'h23', ...options });

const time = london({ hour: '2-digit', minute: '2-digit' });
const day = london({ weekday: 'short', day: 'numeric', month: 'short' });

/** An instant as `09:40`, in London. */
export const clockTime = (instant: string) => time.format(new Date(instant));

/** An instant as `Wed 16 Sep, 09:40`, in London. */
export function dayAndTime(instant: string): string {
  const parts = day.formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  // Some engines write "Sept"; ours is three letters everywhere.
  return `${part('weekday')} ${part('day')} ${part('month').slice(0, 3)}, ${clockTime(instant)}`;
}

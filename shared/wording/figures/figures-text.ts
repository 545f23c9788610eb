/** Text and labels of the daily figures' page, and of posting the daily card. */
import { joined } from '../basics/number-text.ts';

export const figuresLabels = {
  title: 'Daily diff to target',
  trust: 'The trust',
  trustShort: 'Trust',
  columns: {
    school: 'School',
    pp: 'PP',
    all: 'All',
    nonPp: 'Non-PP',
    allowed: 'Allowed',
    absent: 'Absent',
    diff: 'Diff',
    gap: 'Gap',
    missingMarks: 'Missing marks',
    ppFull: 'Pupil premium pupils',
    nonPpFull: 'Other pupils',
    allFull: 'All pupils',
    gapFull: 'Other pupils less pupil premium pupils, in percentage points',
    persistent: 'Persistently absent',
    severe: 'Severely absent',
  },
  meaning: 'Meaning',
  sumOfSchools: 'The sum of the schools’ figures, not worked out from the trust’s own rate.',
  table: 'Schools, with the trust at the foot',
  counted: (absent: number) => `${absent} counted absent by name`,
  target: (cohort: string, percent: string, years: string | null = null) =>
    `Target ${percent} of ${cohort}${years ? `, years ${years.replace('-', '–')}` : ''}`,
  targetsDiffer: 'Each school against its own target',
  postNow: 'Post the daily card now',
  postTrustNow: 'Post the trust’s card now',
  posting: 'Posting',
  noSchoolDay: 'No school today, so there is nothing to count.',
  noSchools: 'There is no school whose figures you may see yet.',
  backToTrust: 'All schools',
  toTargets: 'Every school’s target, and where it comes from',
};

interface Posted {
  channels: readonly { channel: string; posted: 'new' | 'updated' | 'failed'; why?: string | undefined }[];
}

/** What came of posting: "Posted in Attendance. Updated in Year 10." */
export function postedText({ channels }: Posted): string {
  if (channels.length === 0)
    return 'No channel has asked for the card yet. Write “post here” to the bot in the channel that should have it.';
  const named = (posted: string) => channels.filter((one) => one.posted === posted).map((one) => one.channel);
  const sentences: string[] = [];
  if (named('new').length > 0) sentences.push(`Posted in ${joined(named('new'))}.`);
  if (named('updated').length > 0) sentences.push(`The card is up to date in ${joined(named('updated'))}.`);
  for (const one of channels.filter(({ posted }) => posted === 'failed'))
    sentences.push(
      `Not posted in ${one.channel}${one.why ? `: ${one.why.replace(/\.$/, '')}` : ''}. We try again by ourselves.`,
    );
  return sentences.join(' ');
}

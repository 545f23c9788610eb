import { hasRight } from '#shared/domain/people/permission.ts';
import { soFarText, thisWeekText } from '#shared/wording/escalation/this-week-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { asPerson } from '../pages-for.ts';

/** What leaders tell governors: meetings held, of those the school could hold, and barriers removed. */
export function MeetingsSoFarLine({ school }: { school: string }) {
  const page = usePageStyles();
  const enabled = hasRight(asPerson(useMe()), 'hold-senior-leader-meetings', school);
  const found = useAsk('meetingsSoFar', { params: { school } }, { enabled });
  if (!found.data) return null;
  const { halfTerm, year } = found.data;
  return (
    <section aria-label={thisWeekText.soFar}>
      <h2 className={page.section}>{thisWeekText.soFar}</h2>
      {halfTerm && <p>{soFarText(thisWeekText.thisHalfTerm, halfTerm)}</p>}
      <p>{soFarText(thisWeekText.thisYear, year)}</p>
    </section>
  );
}

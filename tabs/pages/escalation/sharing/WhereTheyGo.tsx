import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SharePreview } from '#shared/contracts/escalation/share-meetings.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import {
  plannedWhenText,
  shareMeetingsText,
  shareText,
  staysText,
  thenHasText,
} from '#shared/wording/escalation/share-meetings-text.ts';
import { Disclosure } from '../../../components/basics/Disclosure.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  sum: { margin: '12px 0 4px', fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '0 12px',
    padding: '6px 0',
    overflowWrap: 'anywhere',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  when: { display: 'block' },
});

/** What would be done, in a sentence; who then has how many; and one by one for whoever asks. */
export function WhereTheyGo({ preview }: { preview: SharePreview }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { moves, stays, gets } = preview;
  if (moves.length + stays.length === 0) return <p role="status">{shareMeetingsText.noneFound}</p>;
  return (
    <>
      <p role="status" className={styles.sum}>
        {shareText(preview)}
      </p>
      <ul className={mergeClasses(styles.list, page.quiet)}>
        {gets.map((one) => (
          <li key={one.person.id}>{thenHasText(one)}.</li>
        ))}
      </ul>
      <Disclosure says={shareMeetingsText.which}>
        <ul className={styles.list}>
          {[...moves, ...stays].map((meeting) => (
            <li key={meeting.id} className={styles.line}>
              <span>
                {[meeting.pupil.name, meeting.tutorGroup].filter(Boolean).join(', ')}
                <span className={mergeClasses(styles.when, page.quiet)}>
                  {plannedWhenText(meeting.plannedFor, meeting.plannedTime)}
                </span>
              </span>
              <span>
                {'to' in meeting
                  ? shareMeetingsText.fromTo(meeting.holder, meeting.to)
                  : `${meeting.holder ? nameInSentence(meeting.holder.name) : shareMeetingsText.nobodyHolds}: ${staysText(meeting.why)}`}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

import type { AlertSheet } from '#shared/contracts/actions/alerts.ts';
import type { OutcomeView } from '#shared/contracts/actions/action.ts';
import { alertLabels, reportTakenBackText } from '#shared/wording/actions/alert-text.ts';
import { byWhomText, outcomeText, restrictedNoteText } from '#shared/wording/actions/outcome-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

/** Who reported what, and the last contacts with the family. */
export function Reported({
  reported,
  reportTakenBack,
  earlier,
}: Pick<AlertSheet, 'reported' | 'reportTakenBack' | 'earlier'>) {
  const page = usePageStyles();
  const { today } = useNow();
  const others = earlier.filter(({ at, by }) => at !== reported?.at || by.id !== reported.by.id);
  return (
    <>
      {reported && (
        <>
          <h2 className={page.section}>{alertLabels.reported}</h2>
          <Outcomes outcomes={[reported]} />
          {reportTakenBack && <p>{reportTakenBackText(reportTakenBack, today)}</p>}
        </>
      )}
      <h2 className={page.section}>{alertLabels.earlier}</h2>
      {others.length === 0 ? <p>{alertLabels.noEarlier}</p> : <Outcomes outcomes={others} />}
    </>
  );
}

function Outcomes({ outcomes }: { outcomes: readonly OutcomeView[] }) {
  const list = useListStyles();
  const page = usePageStyles();
  const { today } = useNow();
  return (
    <ul className={`${page.sheet} ${list.list}`}>
      {outcomes.map((outcome) => (
        <li key={`${outcome.at} ${outcome.by.id}`} className={list.item}>
          <span className={list.text}>
            <span>{outcomeText(outcome, today)}</span>
            <span className={page.quiet}>{byWhomText(outcome, today)}</span>
            {outcome.note && <span style={{ whiteSpace: 'pre-wrap' }}>{outcome.note}</span>}
            {outcome.restricted && outcome.note === null && <span>{restrictedNoteText}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Action, CallResultName, CallSheet, OutcomeAnswer } from '#shared/contracts/actions/action.ts';
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { noLongerOpenText } from '#shared/wording/actions/action-text.ts';
import { byWhomText, outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { UndoBar } from '../../basics/UndoBar.tsx';
import { TakeOver } from './TakeOver.tsx';
import { CallFoot } from './CallFoot.tsx';
import { AfterCall } from './AfterCall.tsx';
import { MoreToSay } from '../outcome/MoreToSay.tsx';
import {
  contactRung,
  emptyDraft,
  isToSayWhose,
  outcomeOf,
  stepBack,
  stepOf,
  type Back,
} from '../outcome/outcome-draft.ts';
import { WhomRung } from '../outcome/WhomRung.tsx';
import { OutcomeSteps } from '../outcome/OutcomeSteps.tsx';
import { currentAction, useRecordOutcome } from './use-record-outcome.ts';

const useStyles = makeStyles({
  family: { margin: '0 0 8px' },
});

type Props = {
  sheet: CallSheet;
  /** Whose number was tapped. */
  tapped: ContactRung | null;
  next: Action | null;
  open: (id: string) => void;
  close: () => void;
};

/** How the call went, in three taps; then what follows from it. */
export function CallOutcome({ sheet, tapped, next, open, close }: Props) {
  const styles = useStyles();
  const [draft, setDraft] = useState(emptyDraft);
  const [more, setMore] = useState(false);
  const [answer, setAnswer] = useState<OutcomeAnswer | null>(null);
  const record = useRecordOutcome(sheet.action, setAnswer, () => {
    setAnswer(null);
    setDraft(emptyDraft);
  });
  const settled = sheet.action.status === 'open' ? null : sheet.action;
  // What somebody is in the middle of stays before them, whatever a colleague has done meanwhile.
  const current = currentAction(record.error) ?? (draft === emptyDraft ? settled : null);
  const { siblings } = sheet.action;
  const after = { next, open, close };

  const stepNamed = (step: string) => ({ 'data-step': `${sheet.action.id} ${step}` });

  if (answer)
    return (
      <div {...stepNamed('after')}>
        <AfterCall action={answer.action} raised={answer.raised} {...after} />
      </div>
    );
  if (current && !record.isPending)
    return (
      <div {...stepNamed('after')}>
        <AfterCall action={current} raised={[]} late {...after} />
      </div>
    );

  const rung = contactRung(draft, tapped, sheet.contacts);

  function save(
    result: CallResultName,
    { back, contact = rung }: { back?: Back; contact?: ContactRung | null } = {},
  ) {
    if (record.isPending) return;
    if (result === 'wrong-number' && !draft.asksWhose && isToSayWhose(draft, tapped, sheet.contacts)) {
      setDraft({ ...draft, asksWhose: true });
      return;
    }
    record.mutate({ ...outcomeOf(draft, { result, contact, back }), ...forFamily(result, siblings) });
  }

  return (
    <div {...stepNamed(stepOf(draft))}>
      <UndoBar inline />
      {settled && !record.isPending && <SettledMeanwhile action={settled} />}
      {stepOf(draft) === 'result' && <TakeOver action={sheet.action} />}
      {record.isError && (
        <ProblemNotice
          inline
          title={problemLabels.notSaved}
          error={record.error}
          kept={problemLabels.keptChoices}
        />
      )}
      {siblings.length > 0 && stepOf(draft) === 'result' && (
        <p className={styles.family}>{callPageLabels.sameFamily(siblings.map(({ pupil }) => pupil.name))}</p>
      )}
      {stepOf(draft) === 'result' && (
        <WhomRung
          contacts={sheet.contacts}
          rung={rung}
          choose={(contact) => setDraft({ ...draft, contact })}
        />
      )}
      <OutcomeSteps draft={draft} sheet={sheet} saving={record.isPending} change={setDraft} save={save} />
      <CallFoot
        sheet={sheet}
        back={stepOf(draft) === 'result' ? null : () => setDraft(stepBack(draft))}
        close={close}
        more={more}
        toggleMore={() => setMore(!more)}
      />
      {more && <MoreToSay draft={draft} change={setDraft} />}
    </div>
  );
}

function SettledMeanwhile({ action }: { action: Action }) {
  const styles = useStyles();
  const { today } = useNow();
  return (
    <p className={styles.family} role="status">
      {noLongerOpenText(action)}{' '}
      {action.outcome && `${outcomeText(action.outcome, today)} ${byWhomText(action.outcome, today)}`}
    </p>
  );
}

/** A try that reached nobody was for all the family's calls; spoken to, it is asked about each child. */
const forFamily = (result: CallResultName, siblings: Action['siblings']) =>
  result === 'spoke-to' || siblings.length === 0 ? {} : { alsoFor: siblings.map(({ actionId }) => actionId) };

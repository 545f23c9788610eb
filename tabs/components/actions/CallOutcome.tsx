import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ChevronDownRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Action, CallResultName, CallSheet, OutcomeAnswer } from '#shared/contracts/actions/action.ts';
import type { ContactRung } from '#shared/domain/actions/contacts-rung.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { noLongerOpenText } from '#shared/wording/actions/action-text.ts';
import { byWhomText, outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { refreshActions, showChanged } from './cached-actions.ts';
import { useApi } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { ProblemNotice, problemText } from '../basics/ProblemNotice.tsx';
import { UndoBar } from '../basics/UndoBar.tsx';
import { useUndo } from '../basics/undo-context.ts';
import { AfterCall } from './AfterCall.tsx';
import { MoreToSay } from './MoreToSay.tsx';
import {
  contactRung,
  emptyDraft,
  isToSayWhose,
  outcomeOf,
  stepBack,
  stepOf,
  type Back,
} from './outcome-draft.ts';
import { WhomRung } from './WhomRung.tsx';
import { OutcomeSteps } from './OutcomeSteps.tsx';
import { currentAction, useRecordOutcome } from './use-record-outcome.ts';

const useStyles = makeStyles({
  family: { margin: '0 0 8px' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '4px 12px',
    marginTop: '8px',
  },
  quietButton: {
    minHeight: '44px',
    paddingInline: '8px',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
    '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase200, paddingInline: '2px', gap: '2px' },
  },
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

  if (answer) return <AfterCall action={answer.action} raised={answer.raised} {...after} />;
  if (current && !record.isPending) return <AfterCall action={current} raised={[]} late {...after} />;

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
    <>
      <UndoBar inline />
      {settled && !record.isPending && <SettledMeanwhile action={settled} />}
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
      <Foot
        sheet={sheet}
        back={stepOf(draft) === 'result' ? null : () => setDraft(stepBack(draft))}
        close={close}
        more={more}
        toggleMore={() => setMore(!more)}
      />
      {more && <MoreToSay draft={draft} change={setDraft} />}
    </>
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

type FootProps = {
  sheet: CallSheet;
  back: (() => void) | null;
  close: () => void;
  more: boolean;
  toggleMore: () => void;
};

function Foot({ sheet, back, close, more, toggleMore }: FootProps) {
  const styles = useStyles();
  const passOn = usePassOn(sheet, close);
  return (
    <div className={styles.foot}>
      {back ? (
        <Button className={styles.quietButton} appearance="subtle" onClick={back}>
          {callPageLabels.back}
        </Button>
      ) : (
        <Button
          className={styles.quietButton}
          appearance="subtle"
          title={callPageLabels.passOnSays}
          onClick={() => void passOn()}
        >
          {callPageLabels.passOn}
        </Button>
      )}
      <Button
        className={styles.quietButton}
        appearance="subtle"
        icon={more ? <ChevronDownRegular /> : <AddRegular />}
        aria-expanded={more}
        onClick={toggleMore}
      >
        {callPageLabels.more}
      </Button>
    </div>
  );
}

/** Passes the call to the attendance officer with one tap. */
function usePassOn(sheet: CallSheet, close: () => void): () => Promise<void> {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const busy = useRef(false);
  return async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      const { action } = await api.request('passOn', { params: { id: sheet.action.id } });
      showChanged(client, action);
      close();
      say(callPageLabels.passedOn(sheet.pupil.name, action.assignee?.name ?? null));
    } catch (error) {
      say(problemText(error));
    }
    busy.current = false;
    await refreshActions(client);
  };
}

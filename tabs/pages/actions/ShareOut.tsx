import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inFamilies } from '#shared/domain/actions/calls/families.ts';
import type { SchoolCallers } from '#shared/contracts/actions/share-out.ts';
import { rolesText } from '#shared/wording/basics/tab-text.ts';
import { nearDayText } from '#shared/wording/basics/date-text.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { refreshActions } from '../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useUndo } from '../../components/basics/undo-context.ts';

type Caller = SchoolCallers['callers'][number];

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, maxHeight: '45vh', overflowY: 'auto' },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
});

/** To whom the chosen calls go: one person, or several who then have as many each. */
export default function ShareOut({
  school,
  actions,
  families,
  done,
  close,
}: {
  school: string;
  actions: readonly string[];
  /** So many families they are. */
  families: number;
  done: () => void;
  close: () => void;
}) {
  const page = usePageStyles();
  const [to, setTo] = useState<readonly string[]>([]);
  const found = useAsk('schoolCallers', { params: { school } });
  const { share, isSharing, error } = useShare(actions, families, done);
  const callers = found.data?.callers ?? [];
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{shareLabels.to}</DialogTitle>
          <DialogContent>
            {found.isPending && <TableSkeleton rows={4} within />}
            {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
            {found.data?.rangLast && found.data.rangLast.callers.length > 0 && (
              <RangLast last={found.data.rangLast} callers={callers} onTo={setTo} />
            )}
            {found.data && <People callers={callers} to={to} onTo={setTo} />}
            {error !== null && <ProblemNotice inline error={error} />}
          </DialogContent>
          <DialogActions>
            <Button
              className={page.touch}
              appearance="primary"
              disabled={to.length === 0 || isSharing}
              onClick={() => share(callers.filter(({ id }) => to.includes(id)))}
            >
              {shareLabels.give(families, to.length)}
            </Button>
            <Button className={page.touch} onClick={close}>
              {shareLabels.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Over whom calls were spread last: ticked with one press. */
function RangLast({
  last,
  callers,
  onTo,
}: {
  last: NonNullable<SchoolCallers['rangLast']>;
  callers: readonly Caller[];
  onTo: (to: readonly string[]) => void;
}) {
  const page = usePageStyles();
  const { today } = useNow();
  const names = callers.filter(({ id }) => last.callers.includes(id)).map(({ name }) => name);
  return (
    <p>
      <Button className={page.touch} onClick={() => onTo(last.callers)}>
        {shareLabels.rangLast(nearDayText(last.day, today), names)}
      </Button>
    </p>
  );
}

function People({
  callers,
  to,
  onTo,
}: {
  callers: readonly Caller[];
  to: readonly string[];
  onTo: (to: readonly string[]) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const [typed, setTyped] = useState('');
  const text = typed.trim().toLowerCase();
  const shown = callers.filter(
    ({ id, ...caller }) => to.includes(id) || saysOf(caller).toLowerCase().includes(text),
  );
  return (
    <>
      <Field label={shareLabels.find}>
        <Input type="search" value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      {shown.length === 0 && <p role="status">{shareLabels.nobodyFound}</p>}
      <ul className={styles.list} aria-label={shareLabels.to}>
        {shown.map(({ id, ...caller }) => (
          <li key={id} className={styles.line}>
            <Checkbox
              checked={to.includes(id)}
              label={saysOf(caller)}
              onChange={(_event, { checked }) =>
                onTo(checked === true ? [...to, id] : to.filter((one) => one !== id))
              }
            />
            <span className={page.quiet}>{shareLabels.has(caller.openCalls)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const saysOf = ({ name, roles, tutorGroups }: Omit<Caller, 'id'>): string =>
  [name, rolesText(roles), tutorGroups.join(', ')].filter(Boolean).join(', ');

function useShare(actions: readonly string[], families: number, done: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const [isSharing, setSharing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const undo = async (ids: string[]): Promise<void> => {
    try {
      const { actions: back } = await api.request('undoShare', { body: { actions: ids } });
      if (back.length < ids.length) say(shareLabels.takenBack(inFamilies(back).length, families));
    } finally {
      await refreshActions(client);
    }
  };
  const share = async (people: readonly Caller[]): Promise<void> => {
    setSharing(true);
    setError(null);
    try {
      const { actions: given } = await api.request('shareCalls', {
        body: { actions: [...actions], to: people.map(({ id }) => id) },
      });
      const givenIds = given.map(({ id }) => id);
      say(
        shareLabels.given(
          inFamilies(given).length,
          people.map(({ name }) => name),
        ),
        givenIds.length === 0 ? undefined : () => undo(givenIds),
      );
      done();
    } catch (problem) {
      setError(problem);
      setSharing(false);
    }
    await refreshActions(client);
  };
  return { isSharing, error, share: (people: readonly Caller[]) => void share(people) };
}

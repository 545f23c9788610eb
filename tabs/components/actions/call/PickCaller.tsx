import {
  Button,
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
import { useState } from 'react';
import type { SchoolCallers } from '#shared/contracts/actions/share-out.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { rolesText } from '#shared/wording/basics/tab-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { ProblemNotice } from '../../basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../basics/Skeletons.tsx';

type Caller = SchoolCallers['callers'][number];

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: '8px 0 0', padding: 0, maxHeight: '45vh', overflowY: 'auto' },
  person: { width: '100%', minHeight: '44px', justifyContent: 'space-between', gap: '12px' },
});

type Props = {
  school: string;
  title: string;
  isLeftOut?: (caller: Caller) => boolean;
  pick: (caller: Caller) => void;
  close: () => void;
};

/** One of those who ring families at a school, found by name, role or tutor group. */
export default function PickCaller({ school, title, isLeftOut = () => false, pick, close }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const [typed, setTyped] = useState('');
  const found = useAsk('schoolCallers', { params: { school } });
  const text = typed.trim().toLowerCase();
  const shown = (found.data?.callers ?? []).filter(
    (caller) => !isLeftOut(caller) && saysOf(caller).toLowerCase().includes(text),
  );
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {found.isPending && <TableSkeleton rows={4} within />}
            {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
            {found.data && (
              <>
                <Field label={shareLabels.find}>
                  <Input type="search" value={typed} onChange={(_event, { value }) => setTyped(value)} />
                </Field>
                {shown.length === 0 && <p role="status">{shareLabels.nobodyFound}</p>}
                <ul className={styles.list} aria-label={title}>
                  {shown.map((caller) => (
                    <li key={caller.id}>
                      <Button
                        className={styles.person}
                        appearance="subtle"
                        onClick={() => {
                          pick(caller);
                          close();
                        }}
                      >
                        <span>{saysOf(caller)}</span>
                        <span className={page.quiet}>{shareLabels.has(caller.openCalls)}</span>
                      </Button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button className={page.touch} onClick={close}>
              {callPageLabels.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const saysOf = ({ name, roles, tutorGroups }: Caller): string =>
  [name, rolesText(roles), tutorGroups.join(', ')].filter(Boolean).join(', ');

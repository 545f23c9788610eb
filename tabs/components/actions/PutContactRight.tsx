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
  mergeClasses,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Action } from '#shared/contracts/actions/action.ts';
import { doneLabel } from '#shared/wording/actions/action-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import { useApi } from '../../api/use-api.ts';
import { usePageStyles } from '../basics/page-styles.ts';
import { ProblemNotice } from '../basics/ProblemNotice.tsx';
import { useUndo } from '../basics/undo-context.ts';
import { refreshActions, showChanged } from './cached-actions.ts';

/** Ticks off that a contact is put right in the MIS, with its number now where it is known whose: calls go by it then. */
export function PutContactRight({ action }: { action: Action }) {
  const page = usePageStyles();
  const [isOpen, setOpen] = useState(false);
  const label = doneLabel(action.kind);
  const name = action.pupil?.name ?? '';
  return (
    <>
      <Button
        className={mergeClasses(page.touch, page.notPrinted)}
        aria-label={`${label}: ${name}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <NewNumber action={action} close={() => setOpen(false)} />}
    </>
  );
}

function NewNumber({ action, close }: { action: Action; close: () => void }) {
  const page = usePageStyles();
  const [phone, setPhone] = useState('');
  const putRight = usePutRight(action, close);
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            putRight.mutate(phone.trim());
          }}
        >
          <DialogBody>
            <DialogTitle>{callPageLabels.putContactRight(action.pupil?.name ?? '')}</DialogTitle>
            <DialogContent>
              <p>{action.raisedBecause}</p>
              {action.numberOf === null ? (
                <p>{callPageLabels.numberOfNobody}</p>
              ) : (
                <Field label={callPageLabels.newNumber} hint={callPageLabels.newNumberSays}>
                  <Input
                    autoFocus
                    type="tel"
                    autoComplete="off"
                    maxLength={39}
                    value={phone}
                    onChange={(_event, { value }) => setPhone(value)}
                  />
                </Field>
              )}
              {putRight.isError && <ProblemNotice inline error={putRight.error} />}
            </DialogContent>
            <DialogActions>
              <Button className={page.touch} type="submit" appearance="primary" disabled={putRight.isPending}>
                {doneLabel(action.kind)}
              </Button>
              <Button className={page.touch} onClick={close}>
                {callPageLabels.close}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function usePutRight(action: Action, close: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const params = { id: action.id };
  return useMutation({
    mutationFn: (newPhone: string) =>
      api.request('completeAction', { params, body: newPhone ? { newPhone } : {} }),
    onSuccess: ({ action: done }) => {
      showChanged(client, done);
      close();
      say(`${doneLabel(action.kind)}: ${action.pupil?.name ?? ''}`, async () => {
        const { action: open } = await api.request('undoOutcome', { params });
        showChanged(client, open);
        await refreshActions(client);
      });
    },
    onSettled: () => refreshActions(client),
  });
}

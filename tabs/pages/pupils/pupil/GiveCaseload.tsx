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
  Select,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import type { Caseloads } from '#shared/contracts/roll/caseloads.ts';
import { rolesText } from '#shared/wording/basics/tab-text.ts';
import { caseloadLabels } from '#shared/wording/roll/caseload-text.ts';
import { useApi, useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '12px', '& > *': { minWidth: 0 } },
  says: { margin: 0 },
  control: {
    minHeight: '44px',
    width: '100%',
    '& select': { height: '44px', minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
});

type Props = { pupil: PupilSummary['pupil']; close: () => void };

/** To whom of those who may have a caseload here, from when and until when. */
export default function GiveCaseload({ pupil, close }: Props) {
  const page = usePageStyles();
  const { today } = useNow();
  const found = useAsk('caseloads', { params: { school: pupil.school } });
  const people = found.data?.people ?? [];
  const [draft, setDraft] = useState({ staff: '', from: today, until: '' });
  const give = useGive(pupil, close);
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            give.mutate(draft);
          }}
        >
          <DialogBody>
            <DialogTitle>{caseloadLabels.give}</DialogTitle>
            <DialogContent>
              {found.isPending && <TableSkeleton rows={2} within />}
              {found.isError && (
                <ProblemNotice inline error={found.error} again={() => void found.refetch()} />
              )}
              {found.data && people.length === 0 && <p>{caseloadLabels.noPeople}</p>}
              {people.length > 0 && <Fields people={people} draft={draft} edit={setDraft} />}
              {give.isError && <ProblemNotice inline error={give.error} />}
            </DialogContent>
            <DialogActions>
              <Button className={page.touch} onClick={close}>
                {caseloadLabels.cancel}
              </Button>
              {people.length > 0 && (
                <Button
                  className={page.touch}
                  type="submit"
                  appearance="primary"
                  disabled={draft.staff === '' || give.isPending}
                >
                  {give.isPending ? caseloadLabels.saving : caseloadLabels.save}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface Draft {
  staff: string;
  from: string;
  until: string;
}

interface FieldsProps {
  people: Caseloads['people'];
  draft: Draft;
  edit: (draft: Draft) => void;
}

function Fields({ people, draft, edit }: FieldsProps) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      <p className={styles.says}>{caseloadLabels.sees}</p>
      <Field label={caseloadLabels.who}>
        <Select
          className={styles.control}
          value={draft.staff}
          onChange={(_event, { value }) => edit({ ...draft, staff: value })}
        >
          <option value="">{caseloadLabels.choose}</option>
          {people.map(({ id, name, roles }) => (
            <option key={id} value={id}>
              {`${name}, ${rolesText(roles)}`}
            </option>
          ))}
        </Select>
      </Field>
      {(['from', 'until'] as const).map((side) => (
        <Field key={side} label={caseloadLabels[side]}>
          <Input
            className={styles.control}
            type="date"
            value={draft[side]}
            onChange={(_event, { value }) => edit({ ...draft, [side]: value })}
          />
        </Field>
      ))}
    </div>
  );
}

function useGive(pupil: PupilSummary['pupil'], close: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const lookAgain = () => client.invalidateQueries({ queryKey: ['pupilSummary'] });
  return useMutation({
    mutationFn: async ({ staff, from, until }: Draft) => {
      const body = { staff, pupils: [pupil.id], ...(from && { from }), until: until || null };
      const answer = await api.request('giveCaseload', { params: { school: pupil.school }, body });
      client.setQueryData(['caseloads', { params: { school: pupil.school } }], answer);
      await lookAgain();
      return answer;
    },
    onSuccess: ({ items }, { staff }) => {
      const given = items.find((one) => one.pupil.id === pupil.id && one.staff.id === staff);
      close();
      if (!given) return;
      say(caseloadLabels.given(pupil.name, given.staff.name), async () => {
        await api.request('endCaseload', { params: { id: given.id } });
        await lookAgain();
      });
    },
  });
}

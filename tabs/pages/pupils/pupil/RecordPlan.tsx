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
  Textarea,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import { planKinds, type PlanKind } from '#shared/domain/roll/standing-plans.ts';
import { planKindLabels, standingPlanLabels } from '#shared/wording/escalation/standing-plan-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
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

interface Draft {
  kind: PlanKind;
  from: string;
  until: string;
  reviewBy: string;
  note: string;
}

/** Which plan, its days, and what colleagues should know of it. */
export default function RecordPlan({ pupil, close }: Props) {
  const page = usePageStyles();
  const { today } = useNow();
  const [draft, setDraft] = useState<Draft>({
    kind: 'health-plan',
    from: today,
    until: '',
    reviewBy: '',
    note: '',
  });
  const record = useRecord(pupil, close);
  const isWhole = draft.from !== '' && (draft.kind === 'health-plan' || draft.until !== '');
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            record.mutate(draft);
          }}
        >
          <DialogBody>
            <DialogTitle>{standingPlanLabels.record}</DialogTitle>
            <DialogContent>
              <Fields draft={draft} edit={setDraft} />
              {record.isError && <ProblemNotice inline error={record.error} />}
            </DialogContent>
            <DialogActions>
              <Button className={page.touch} onClick={close}>
                {standingPlanLabels.cancel}
              </Button>
              <Button
                className={page.touch}
                type="submit"
                appearance="primary"
                disabled={!isWhole || record.isPending}
              >
                {record.isPending ? standingPlanLabels.saving : standingPlanLabels.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function Fields({ draft, edit }: { draft: Draft; edit: (draft: Draft) => void }) {
  const styles = useStyles();
  const labels = { ...standingPlanLabels, until: standingPlanLabels.until[draft.kind] };
  return (
    <div className={styles.fields}>
      <Field label={labels.kind}>
        <Select
          className={styles.control}
          value={draft.kind}
          onChange={(_event, { value }) => edit({ ...draft, kind: value as PlanKind })}
        >
          {planKinds.map((kind) => (
            <option key={kind} value={kind}>
              {planKindLabels[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <p className={styles.says}>{labels.says[draft.kind]}</p>
      {(['from', 'until', 'reviewBy'] as const).map((day) => (
        <Field key={day} label={labels[day]}>
          <Input
            className={styles.control}
            type="date"
            value={draft[day]}
            onChange={(_event, { value }) => edit({ ...draft, [day]: value })}
          />
        </Field>
      ))}
      <Field label={labels.note}>
        <Textarea
          maxLength={500}
          value={draft.note}
          onChange={(_event, { value }) => edit({ ...draft, note: value })}
        />
      </Field>
    </div>
  );
}

function useRecord(pupil: PupilSummary['pupil'], close: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  return useMutation({
    mutationFn: async ({ kind, from, until, reviewBy, note }: Draft) => {
      const body = { kind, from, until: until || null, reviewBy: reviewBy || null, note };
      const plan = await api.request('recordStandingPlan', { params: { id: pupil.id }, body });
      await refreshActions(client);
      return plan;
    },
    onSuccess: ({ id, kind }) => {
      close();
      say(standingPlanLabels.recorded(pupil.name, kind), async () => {
        await api.request('endStandingPlan', { params: { id }, body: { ended: true } });
        await refreshActions(client);
      });
    },
  });
}

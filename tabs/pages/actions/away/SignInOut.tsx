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
  Tab,
  TabList,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { signingKinds, type SigningKind } from '#shared/domain/actions/signing.ts';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import {
  lateReasonChoices,
  leavingReasonChoices,
  signingKindLabels,
  signingText,
} from '#shared/wording/actions/signing-text.ts';
import { timePastText, timeToComeText } from '#shared/wording/actions/time-fault-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { faultOf } from '../../../components/basics/forms/field-fault.ts';
import { ChoiceRow, toChoices } from '../../../components/actions/ChoiceRow.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { PupilsChosen, type ChosenPupil } from '../../../components/actions/notices/PupilsChosen.tsx';
import { useSigning } from './use-signing.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: '16px' },
  fields: { display: 'grid', gap: '12px', gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))' },
  why: { display: 'grid', gap: '8px' },
  signed: { listStyle: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
});

interface Draft {
  /** '': now. */
  time: string;
  backAt: string;
  note: string;
}
const blank: Draft = { time: '', backAt: '', note: '' };

/** For a queue at the desk: a reason saves, and the next child can be typed; what was saved stands below with Undo. */
export default function SignInOut({
  school,
  pupil,
  close,
}: {
  school: string;
  pupil: ChosenPupil | null;
  close: () => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const why = useRef<HTMLDivElement>(null);
  const where = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<SigningKind>('in');
  const [pupils, setPupils] = useState<readonly ChosenPupil[]>(pupil ? [pupil] : []);
  const [draft, setDraft] = useState(blank);
  const { sign, undo, signed, isSaving, error } = useSigning(school);
  const [chosen] = pupils;
  const now = useNow();
  const isToCome = draft.time > now.time;
  const isPast = kind === 'out' && draft.backAt !== '' && draft.backAt < now.time;
  const change = (some: Partial<Draft>): void => setDraft({ ...draft, ...some });
  const save = async (reason?: string): Promise<void> => {
    if (!chosen) return;
    const isSaved = await sign(chosen, { kind, ...saidIn(draft, kind), ...(reason && { reason }) });
    if (!isSaved) return;
    setPupils([]);
    setDraft(blank);
  };
  const reasons = kind === 'out' ? leavingReasonChoices : lateReasonChoices;
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{signingText.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <PupilsChosen
              // Anew after each: the field has the focus again.
              key={signed.length}
              school={school}
              pupils={pupils}
              onPupils={(found) => setPupils(found.slice(-1))}
              goOn={() => (kind === 'elsewhere' ? where.current?.focus() : toChoices(why))}
              single
            />
            <TabList
              aria-label={signingText.what}
              selectedValue={kind}
              onTabSelect={(_event, { value }) => setKind(value as SigningKind)}
            >
              {signingKinds.map((one) => (
                <Tab key={one} value={one}>
                  {signingKindLabels[one]}
                </Tab>
              ))}
            </TabList>
            <div className={styles.fields}>
              <Field
                label={signingText.time}
                hint={draft.time === '' ? signingText.now : ''}
                {...faultOf(isToCome && timeToComeText(draft.time))}
              >
                <Input
                  type="time"
                  max={now.time}
                  value={draft.time}
                  onChange={(_event, { value }) => change({ time: value })}
                />
              </Field>
              {kind === 'out' && (
                <Field label={signingText.backAt} {...faultOf(isPast && timePastText(draft.backAt))}>
                  <Input
                    type="time"
                    min={now.time}
                    value={draft.backAt}
                    onChange={(_event, { value }) => change({ backAt: value })}
                  />
                </Field>
              )}
              {kind !== 'in' && (
                <Field label={kind === 'out' ? signingText.collectedBy : signingText.where}>
                  <Input
                    ref={where}
                    value={draft.note}
                    onChange={(_event, { value }) => change({ note: value })}
                  />
                </Field>
              )}
            </div>
            {kind === 'elsewhere' ? (
              <Button
                className={page.touch}
                appearance="primary"
                disabled={!chosen || isSaving || isToCome}
                onClick={() => void save()}
              >
                {signingText.save}
              </Button>
            ) : (
              <div ref={why} className={styles.why}>
                <strong>{signingText.why}</strong>
                <ChoiceRow
                  label={signingText.why}
                  disabled={!chosen || isSaving || isToCome || isPast}
                  choices={reasons.map(({ value, label }) => ({ label, choose: () => void save(value) }))}
                />
              </div>
            )}
            {error !== null && <ProblemNotice inline error={error} />}
            {signed.length > 0 && (
              <ul className={styles.signed} aria-label={signingText.done} aria-live="polite">
                {signed.map((one) => (
                  <li key={one.id} className={styles.line}>
                    <span>{one.text}</span>
                    <Button className={page.touch} appearance="subtle" onClick={() => void undo(one)}>
                      {signingText.undo}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
          </DialogContent>
          <DialogActions>
            <Button className={page.touch} onClick={close}>
              {signed.length > 0 ? signingText.close : noticeLabels.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function saidIn({ time, backAt, note }: Draft, kind: SigningKind) {
  return {
    ...(time && { time }),
    ...(kind === 'out' && backAt && { backAt }),
    ...(kind !== 'in' && note.trim() && { note: note.trim() }),
  };
}

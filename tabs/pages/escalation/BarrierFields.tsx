import { Button, Field, Input, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import { useId } from 'react';
import { barrierKinds, type BarrierKind } from '#shared/domain/actions/barrier-kinds.ts';
import type { MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import { meetingPageText } from '#shared/wording/escalation/meeting-page-text.ts';
import { barrierLabels } from '#shared/wording/actions/barrier-text.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { personNamed, type BarrierDraft } from './meeting-draft.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px' },
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: '8px 20px',
    alignItems: 'start',
    padding: '12px 16px',
    '& > *': { minWidth: 0 },
    '& select, & input': { minWidth: 0 },
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr' },
  },
  button: { minHeight: '44px', justifySelf: 'start' },
});

/** What gets in the way, each with who helps and by when. */
export function BarrierFields({
  barriers,
  people,
  change,
}: {
  barriers: readonly BarrierDraft[];
  people: MeetingSheet['people'];
  change: (barriers: readonly BarrierDraft[]) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const names = useId();
  const edit = (key: number, edited: Partial<BarrierDraft>): void =>
    change(barriers.map((barrier) => (barrier.key === key ? { ...barrier, ...edited } : barrier)));
  const next = Math.max(0, ...barriers.map(({ key }) => key)) + 1;
  return (
    <>
      <datalist id={names}>
        {people.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <ul className={styles.list}>
        {barriers.map(({ key, kind, detail, owner, due }) => (
          <li key={key} className={mergeClasses(page.sheet, styles.row)}>
            <Field label={meetingPageText.barrier}>
              <Select
                value={kind}
                onChange={(_event, { value }) => edit(key, { kind: value as BarrierKind })}
              >
                {barrierKinds.map((one) => (
                  <option key={one} value={one}>
                    {barrierLabels[one]}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={meetingPageText.detail}>
              <Input
                value={detail}
                maxLength={300}
                onChange={(_event, { value }) => edit(key, { detail: value })}
              />
            </Field>
            <Field
              label={meetingPageText.owner}
              hint={{ className: page.notPrinted, children: hintOf(owner, people) }}
            >
              <Input
                value={owner}
                list={names}
                maxLength={200}
                onChange={(_event, { value }) => edit(key, { owner: value })}
              />
            </Field>
            <Field label={meetingPageText.due}>
              <Input type="date" value={due} onChange={(_event, { value }) => edit(key, { due: value })} />
            </Field>
            <Button
              className={mergeClasses(styles.button, page.notPrinted)}
              aria-label={`${meetingPageText.takeAway}: ${barrierLabels[kind]}`}
              onClick={() => change(barriers.filter((barrier) => barrier.key !== key))}
            >
              {meetingPageText.takeAway}
            </Button>
          </li>
        ))}
        <li>
          <Button
            className={mergeClasses(styles.button, page.notPrinted)}
            onClick={() =>
              change([...barriers, { key: next, kind: 'lesson', detail: '', owner: '', due: '' }])
            }
          >
            {meetingPageText.addBarrier}
          </Button>
        </li>
      </ul>
    </>
  );
}

/** Whether whoever is named finds it in a list of their own, or has to be told. */
function hintOf(owner: string, people: MeetingSheet['people']): string {
  if (owner.trim() === '') return meetingPageText.ownerHint;
  return personNamed(owner, people)?.hasList ? meetingPageText.ownerIsAsked : meetingPageText.ownerIsTold;
}

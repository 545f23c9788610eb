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
  Radio,
  RadioGroup,
  Select,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Action } from '#shared/contracts/actions/action.ts';
import type { MeetingHoldersView, ShareWish } from '#shared/contracts/escalation/share-meetings.ts';
import { rolesText } from '#shared/wording/basics/tab-text.ts';
import { holdsText, shareMeetingsText } from '#shared/wording/escalation/share-meetings-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { Disclosure } from '../../../components/basics/Disclosure.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { useShareMeetings, useSharePreview } from './use-share-meetings.ts';
import { WhereTheyGo } from './WhereTheyGo.tsx';

type Holder = MeetingHoldersView['people'][number];

/** What somebody asked for on the page: the chosen meetings to one person, or spread; or a colleague's, on days to say. */
export type Sharing =
  | { how: 'give' | 'spread'; meetings: readonly string[]; kinds: readonly Action['kind'][] }
  | { how: 'cover' };

const titles: Readonly<Record<Sharing['how'], string>> = {
  give: shareMeetingsText.giveTitle,
  spread: shareMeetingsText.spreadTitle,
  cover: shareMeetingsText.coverTitle,
};

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, maxHeight: '36vh', overflowY: 'auto' },
  line: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '12px' },
  load: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  fields: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: '12px',
    '& > *': { minWidth: 0 },
    '& input, & select': { minWidth: 0, minHeight: '42px' },
  },
  wide: { gridColumn: '1 / -1' },
  control: { width: '100%', minWidth: 0 },
});

interface Draft {
  /** To whom they go, or who is away; '' while nobody is chosen. */
  person: string;
  from: string;
  to: string;
  /** Over whom; null: over everybody. */
  over: readonly string[] | null;
}

/** To whom planned meetings go: it is shown before it is done. */
export default function ShareMeetings({
  school,
  sharing,
  done,
  close,
}: {
  school: string;
  sharing: Sharing;
  done: () => void;
  close: () => void;
}) {
  const page = usePageStyles();
  const { today } = useNow();
  const [draft, setDraft] = useState<Draft>({ person: '', from: today, to: today, over: null });
  const found = useAsk('meetingHolders', { params: { school } });
  const people = found.data?.people ?? [];
  const wish = wishOf(sharing, draft);
  const preview = useSharePreview(school, wish);
  const share = useShareMeetings(school, done, () => void preview.refetch());
  const moves = preview.data?.moves.length ?? 0;
  const edit = (edited: Partial<Draft>): void => {
    share.reset();
    setDraft({ ...draft, ...edited });
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{titles[sharing.how]}</DialogTitle>
          <DialogContent>
            {found.isPending && <TableSkeleton rows={4} within />}
            {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
            {found.data && sharing.how === 'give' && (
              <ToWhom people={people} kinds={sharing.kinds} draft={draft} edit={edit} />
            )}
            {found.data && sharing.how === 'cover' && <WhoIsAway people={people} draft={draft} edit={edit} />}
            {found.data && sharing.how !== 'give' && <OverWhom people={people} draft={draft} edit={edit} />}
            {share.isError && <ProblemNotice inline error={share.error} />}
            {preview.isError && !share.isError && <ProblemNotice inline error={preview.error} />}
            {wish && preview.isPending && <TableSkeleton rows={2} within />}
            {wish && preview.data && <WhereTheyGo preview={preview.data} />}
          </DialogContent>
          <DialogActions>
            <Button
              className={page.touch}
              appearance="primary"
              disabled={wish === null || moves === 0 || preview.isFetching || share.isPending}
              onClick={() => wish && preview.data && share.mutate({ wish, seen: preview.data.seen })}
            >
              {moves === 0 ? shareMeetingsText.nothingToDo : shareMeetingsText.done(moves)}
            </Button>
            <Button className={page.touch} onClick={close}>
              {shareMeetingsText.cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Null while something is still to be said. */
function wishOf(sharing: Sharing, { person, from, to, over }: Draft): ShareWish | null {
  if (over?.length === 0) return null;
  const among = over ? { over: [...over] } : {};
  if (sharing.how === 'spread') return { how: 'spread', meetings: [...sharing.meetings], ...among };
  if (person === '') return null;
  if (sharing.how === 'give') return { how: 'give', meetings: [...sharing.meetings], to: person };
  return from === '' || to === '' || to < from ? null : { how: 'cover', person, from, to, ...among };
}

interface PartProps {
  people: readonly Holder[];
  draft: Draft;
  edit: (edited: Partial<Draft>) => void;
}

function ToWhom({ people, kinds, draft, edit }: PartProps & { kinds: readonly Action['kind'][] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const [typed, setTyped] = useState('');
  const text = typed.trim().toLowerCase();
  const able = people.filter((one) => kinds.every((kind) => one.kinds.includes(kind)));
  const shown = able.filter(
    (one) => one.person.id === draft.person || saysOf(one).toLowerCase().includes(text),
  );
  return (
    <>
      <Field label={shareMeetingsText.find}>
        <Input type="search" value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      {shown.length === 0 && <p role="status">{shareMeetingsText.nobodyFound}</p>}
      <RadioGroup
        aria-label={shareMeetingsText.giveTitle}
        value={draft.person}
        onChange={(_event, { value }) => edit({ person: value })}
      >
        <ul className={styles.list}>
          {shown.map((one) => (
            <li key={one.person.id} className={styles.line}>
              <Radio value={one.person.id} label={saysOf(one)} />
              <span className={`${page.quiet} ${styles.load}`}>{holdsText(one)}</span>
            </li>
          ))}
        </ul>
      </RadioGroup>
    </>
  );
}

function WhoIsAway({ people, draft, edit }: PartProps) {
  const styles = useStyles();
  const { today } = useNow();
  const having = people.filter(({ toHold }) => toHold > 0);
  if (having.length === 0) return <p role="status">{shareMeetingsText.nobodyHas}</p>;
  return (
    <div className={styles.fields}>
      <Field className={styles.wide} label={shareMeetingsText.away}>
        <Select
          className={styles.control}
          value={draft.person}
          onChange={(_event, { value }) => edit({ person: value })}
        >
          <option value="">{shareMeetingsText.nobodyChosen}</option>
          {having.map((one) => (
            <option key={one.person.id} value={one.person.id}>
              {shareMeetingsText.hasToHold(saysOf(one), one.toHold)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={shareMeetingsText.first}>
        <Input
          type="date"
          min={today}
          value={draft.from}
          onChange={(_event, { value }) => edit({ from: value, to: draft.to < value ? value : draft.to })}
        />
      </Field>
      <Field label={shareMeetingsText.last}>
        <Input
          type="date"
          min={draft.from || today}
          value={draft.to}
          onChange={(_event, { value }) => edit({ to: value })}
        />
      </Field>
    </div>
  );
}

/** Everybody who has room in the policy; whoever is not asked is unticked. */
function OverWhom({ people, draft, edit }: PartProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const able = people.filter(({ person, canHold }) => canHold > 0 && person.id !== draft.person);
  const ticked = draft.over ?? able.map(({ person }) => person.id);
  return (
    <>
      <Disclosure says={shareMeetingsText.overSome(ticked.length, able.length)}>
        <ul className={styles.list} aria-label={shareMeetingsText.over}>
          {able.map((one) => (
            <li key={one.person.id} className={styles.line}>
              <Checkbox
                label={saysOf(one)}
                checked={ticked.includes(one.person.id)}
                onChange={(_event, { checked }) => {
                  const over =
                    checked === true
                      ? [...ticked, one.person.id]
                      : ticked.filter((id) => id !== one.person.id);
                  edit({ over: over.length === able.length ? null : over });
                }}
              />
              <span className={`${page.quiet} ${styles.load}`}>{holdsText(one)}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
      {draft.over?.length === 0 && <p role="status">{shareMeetingsText.overNobody}</p>}
    </>
  );
}

const saysOf = ({ person, roles, tutorGroups }: Holder): string =>
  [person.name, rolesText(roles), tutorGroups.join(', ')].filter(Boolean).join(', ');

import { Button, makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ChronologyEntry } from '#shared/contracts/pupils/pupil-year.ts';
import {
  chronologyFilters,
  chronologyLabels,
  happenedTexts,
  isChangeOfClass,
} from '#shared/wording/pupils/chronology-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';

const SHOWN_FIRST = 12;
const SHOWN_MORE = 30;
/** For a family's eyes: what the register and the roll say, nothing that staff wrote. */
const forFamilies: readonly ChronologyEntry['kind'][] = ['absence', 'late', 'joined', 'left', 'groups'];

const useStyles = makeStyles({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '6px',
    margin: '0 0 8px',
    '@media print': { display: 'none' },
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'grid',
    gridTemplateColumns: '6.25rem minmax(0, 1fr)',
    columnGap: '12px',
    padding: '8px 12px',
    breakInside: 'avoid',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '5.75rem minmax(0, 1fr)', columnGap: '4px' },
    '@media print': { padding: '2px 0' },
  },
  date: { whiteSpace: 'nowrap' },
  text: { display: 'grid', gap: '2px' },
  note: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  more: { marginTop: '8px' },
});

interface ChronologyProps {
  pupil: string;
  schoolYear: number;
  /** Without what staff wrote. */
  meeting: boolean;
}

/** What happened in the year, newest first, all of it or one kind. */
export function Chronology({ pupil, schoolYear, meeting }: ChronologyProps) {
  const page = usePageStyles();
  const id = useId();
  const found = useAsk('pupilChronology', { params: { id: pupil }, query: { schoolYear } });
  const entries = found.data?.entries ?? [];
  const shown = meeting ? entries.filter(isForFamilies).map(withoutFlags) : entries;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {chronologyLabels.title}
      </h2>
      {found.isPending && <TableSkeleton rows={4} within />}
      {found.isError && <ProblemNotice error={found.error} again={() => void found.refetch()} />}
      {found.data && shown.length === 0 && <p className={page.quiet}>{chronologyLabels.none}</p>}
      {found.data && shown.length > 0 && <Entries entries={shown} older={found.data.older} labelledBy={id} />}
      {found.data && !meeting && found.data.restrictedNotes > 0 && (
        <p className={page.quiet}>{pupilLabels.restricted(found.data.restrictedNotes)}</p>
      )}
    </section>
  );
}

const isForFamilies = (entry: ChronologyEntry): boolean =>
  forFamilies.includes(entry.kind) && (entry.kind !== 'groups' || isChangeOfClass(entry));

/** Pupil premium and special needs are flags too. */
function withoutFlags(entry: ChronologyEntry): ChronologyEntry {
  if (entry.kind !== 'groups') return entry;
  const { pupilPremium, sen } = entry.before;
  return { ...entry, after: { ...entry.after, pupilPremium, sen } };
}

function Entries({
  entries,
  older,
  labelledBy,
}: {
  entries: readonly ChronologyEntry[];
  older: number;
  labelledBy: string;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const [filter, setFilter] = useState<string | null>(null);
  const [most, setMost] = useState(SHOWN_FIRST);
  const kinds: readonly string[] | null =
    chronologyFilters.find(({ name }) => name === filter)?.kinds ?? null;
  const chosen = entries.filter(({ kind }) => kinds?.includes(kind) ?? true);
  const choose = (name: string | null): void => {
    setFilter(name);
    setMost(SHOWN_FIRST);
  };
  return (
    <>
      <div className={styles.filters} role="group" aria-label={chronologyLabels.kinds}>
        <Filter checked={filter === null} text={chronologyLabels.all} choose={() => choose(null)} />
        {chronologyFilters.map(({ name, label, kinds: ofFilter }) => {
          const many = entries.filter(({ kind }) => (ofFilter as readonly string[]).includes(kind)).length;
          if (many === 0) return null;
          return (
            <Filter
              key={name}
              checked={filter === name}
              text={`${label} ${many}`}
              choose={() => choose(name)}
            />
          );
        })}
      </div>
      <ol className={mergeClasses(page.sheet, styles.list)} aria-labelledby={labelledBy}>
        {chosen.slice(0, most).map((entry, index) => (
          <Entry key={index} entry={entry} today={today} />
        ))}
      </ol>
      {chosen.length > most && (
        <Button
          className={mergeClasses(page.touch, page.notPrinted, styles.more)}
          onClick={() => setMost(most + SHOWN_MORE)}
        >
          {chronologyLabels.more(chosen.length - most)}
        </Button>
      )}
      {older > 0 && chosen.length <= most && <p className={page.quiet}>{chronologyLabels.older(older)}</p>}
    </>
  );
}

function Filter({ checked, text, choose }: { checked: boolean; text: string; choose: () => void }) {
  const page = usePageStyles();
  return (
    <ToggleButton className={page.touch} shape="circular" checked={checked} onClick={choose}>
      {text}
    </ToggleButton>
  );
}

function Entry({ entry, today }: { entry: ChronologyEntry; today: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { what, beside, notes } = happenedTexts(entry, today);
  return (
    <li className={styles.entry}>
      <span className={mergeClasses(page.quiet, styles.date)}>{dayText(entry.date)}</span>
      <span className={styles.text}>
        <span>{what}</span>
        {beside.length > 0 && <span className={page.quiet}>{beside.join(' · ')}</span>}
        {notes.map((note) => (
          <span key={note} className={styles.note}>
            {note}
          </span>
        ))}
      </span>
    </li>
  );
}

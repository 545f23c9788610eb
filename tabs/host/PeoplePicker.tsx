import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { localPeople } from '#shared/contracts/people/person.ts';
import { rolesText, tabLabels } from '#shared/wording/basics/tab-text.ts';
import { ProblemNotice } from '../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../components/basics/Skeletons.tsx';
import { forgetFireLists } from '../pages/actions/away/kept-fire-lists.ts';

type Person = ReturnType<typeof localPeople.parse>['people'][number];

const mostShown = 30;

const useStyles = makeStyles({
  page: { maxWidth: '40rem', margin: '0 auto', padding: '32px 16px' },
  title: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  quiet: { color: tokens.colorNeutralForeground2, margin: '4px 0 16px' },
  find: { width: '100%', minHeight: '44px' },
  list: { listStyle: 'none', margin: '12px 0', padding: 0 },
  person: {
    width: '100%',
    minHeight: '44px',
    padding: '6px 12px',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    alignItems: 'center',
    justifyContent: 'space-between',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    background: 'none',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  roles: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Local mode, on a page of its own: who is looking is picked from the invented staff. */
export default function PeoplePicker({ pick }: { pick: (email: string) => void }) {
  const styles = useStyles();
  const [people, setPeople] = useState<Person[] | 'failed' | null>(null);
  const [typed, setTyped] = useState('');

  const load = () =>
    void readPeople().then(setPeople, () => {
      setPeople('failed');
    });
  useEffect(load, []);
  // Whoever was here has left.
  useEffect(() => void forgetFireLists().catch(() => undefined), []);

  if (people === null) return <TableSkeleton />;
  if (people === 'failed') return <ProblemNotice again={load} />;
  const found = people.filter((person) => fits(person, typed));
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{tabLabels.whoAreYou}</h1>
      <p className={styles.quiet}>{tabLabels.localMode}</p>
      <Input
        className={styles.find}
        type="search"
        aria-label={tabLabels.findPerson}
        placeholder={tabLabels.findPerson}
        value={typed}
        onChange={(_event, data) => setTyped(data.value)}
      />
      <ul className={styles.list}>
        {found.slice(0, mostShown).map((person) => (
          <li key={person.email}>
            <button type="button" className={styles.person} onClick={() => pick(person.email)}>
              <span>{person.name}</span>
              <span className={styles.roles}>
                {[rolesText(person.roles), schoolsOf(person)].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>{tabLabels.nobodyFound}</p>}
      {found.length > mostShown && (
        <p className={styles.quiet}>{tabLabels.morePeople(found.length - mostShown)}</p>
      )}
    </main>
  );
}

async function readPeople(): Promise<Person[]> {
  const answer = await fetch('/api/local/people');
  return localPeople.parse(await answer.json()).people;
}

function schoolsOf(person: Person): string {
  return person.schools.map((school) => (school === '*' ? tabLabels.everySchool : school)).join(', ');
}

function fits(person: Person, typed: string): boolean {
  const text = [person.name, person.email, rolesText(person.roles), ...person.schools]
    .join(' ')
    .toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

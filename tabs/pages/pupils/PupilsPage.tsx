import { Input, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { mayHaveCaseload } from '#shared/domain/people/caseload.ts';
import { caseloadLabels } from '#shared/wording/roll/caseload-text.ts';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';
import { asPerson } from '../pages-for.ts';
import { MyCaseload } from './MyCaseload.tsx';

const useStyles = makeStyles({
  find: { width: 'min(28rem, 100%)', minHeight: '44px', margin: '12px 0' },
  list: { listStyle: 'none', margin: 0, padding: 0, maxWidth: '40rem' },
  item: { '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` } },
  link: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: '16px',
    minHeight: '44px',
    padding: '0 16px',
    color: tokens.colorNeutralForeground1,
  },
});

/** Whoever has pupils by name finds them listed; everybody finds a pupil by part of a name, among those they may see. */
export default function PupilsPage() {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useAsk('searchPupils', { body: { text, limit: 20 } }, { enabled: text.length >= 2 });
  const items = found.data?.items ?? [];
  const me = useMe();
  const mayHave = me.posts.some((post) => mayHaveCaseload(asPerson(me).posts, post.school));
  const ofTheirs = mayHave || me.caseload.length > 0;
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{mayHave ? caseloadLabels.mine : pupilLabels.search}</h1>
      <Input
        className={styles.find}
        type="search"
        aria-label={pupilLabels.search}
        placeholder={pupilLabels.searchSays}
        contentBefore={<SearchRegular />}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
      />
      {text === '' && ofTheirs && <MyCaseload />}
      {text.length === 1 && <p className={page.quiet}>{pupilLabels.tooShort}</p>}
      {found.isLoading && <TableSkeleton rows={4} within />}
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p>{pupilLabels.nobody(text)}</p>}
      {items.length > 0 && (
        <ul className={mergeClasses(page.sheet, styles.list)}>
          {items.map((pupil) => (
            <li key={pupil.id} className={styles.item}>
              <FluentLink
                className={styles.link}
                appearance="subtle"
                href={href({ page: 'pupil', id: pupil.id })}
              >
                <span>{pupil.name}</span>
                <span className={page.quiet}>
                  {[pupil.tutorGroup, pupil.school].filter(Boolean).join(', ')}
                </span>
              </FluentLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

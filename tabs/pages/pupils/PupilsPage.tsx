import { Input, Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import { pupilLabels } from '#shared/wording/roll/pupil-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';

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

/** Finding a pupil by part of a name, among those this person may see. */
export default function PupilsPage() {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useAsk('searchPupils', { body: { text, limit: 20 } }, { enabled: text.length >= 2 });
  const items = found.data?.items ?? [];
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{pupilLabels.search}</h1>
      <Input
        className={styles.find}
        type="search"
        aria-label={pupilLabels.search}
        placeholder={pupilLabels.searchSays}
        contentBefore={<SearchRegular />}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
      />
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

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { NoticeView } from '#shared/contracts/actions/notice-view.ts';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { cameInText, knownAbsenceText, toldByText } from '#shared/wording/actions/notice-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { TakeBackNotice } from './TakeBackNotice.tsx';

const AddNotice = lazy(() => import('./AddNotice.tsx'));

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '2px 12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  said: { display: 'grid', overflowWrap: 'anywhere' },
  one: { marginTop: '8px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What people have said of an absence; whoever works with the pupils changes it, takes it back, makes two one. */
export function KnownNotices({ school, notices }: { school: string; notices: readonly NoticeView[] }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const [changing, setChanging] = useState<readonly NoticeView[]>([]);
  const mine = sameAbsence(notices.filter(({ mayChange }) => mayChange));
  return (
    <>
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice.id} className={styles.item}>
            <span className={styles.said}>
              <span>{knownAbsenceText(notice, today)}</span>
              <span className={page.quiet}>{toldByText(notice, today)}</span>
              {notice.pupils.map(
                ({ id, name, cameIn }) =>
                  cameIn && (
                    <strong key={id}>
                      {notice.pupils.length > 1 && `${name}: `}
                      {cameInText(notice, cameIn, today)}
                    </strong>
                  ),
              )}
              {notice.note && <span>{notice.note}</span>}
            </span>
            {notice.mayChange && (
              <span className={`${styles.buttons} ${page.notPrinted}`}>
                <Button className={page.touch} onClick={() => setChanging([notice])}>
                  {noticeLabels.correct}
                </Button>
                <TakeBackNotice id={notice.id} about={knownAbsenceText(notice, today)} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {mine.length > 1 && (
        <Button className={`${page.touch} ${styles.one}`} onClick={() => setChanging(mine)}>
          {noticeLabels.makeOne(mine.length)}
        </Button>
      )}
      {changing.length > 0 && (
        <Suspense fallback={null}>
          <AddNotice school={school} replaces={changing} close={() => setChanging([])} />
        </Suspense>
      )}
    </>
  );
}

/** The latest, and those about the very same pupils on some of the same days: these may be one absence. */
function sameAbsence(notices: readonly NoticeView[]): readonly NoticeView[] {
  const pupilsOf = ({ pupils }: NoticeView): string =>
    pupils
      .map(({ id }) => id)
      .sort()
      .join(' ');
  const [first, ...rest] = notices;
  if (!first) return [];
  return [
    first,
    ...rest.filter(
      (one) => pupilsOf(one) === pupilsOf(first) && one.from <= first.to && first.from <= one.to,
    ),
  ].slice(0, MOST_MADE_ONE);
}

const MOST_MADE_ONE = 10;

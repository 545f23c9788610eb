import { Link as FluentLink, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { EarlyChange as Changes } from '#shared/contracts/patterns/early-change.ts';
import { changeKinds, type ChangeKind } from '#shared/domain/patterns/attendance-change.ts';
import { changeKindLabels, changeListLabels, changeWeekText } from '#shared/wording/patterns/change-text.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { useHref } from '../../components/basics/use-href.ts';

/** A school's weekly list of pupils whose attendance is changing, by kind; good news when it is empty. */
export function EarlyChange({ school, week }: { school: string; week?: string }) {
  const found = useAsk('earlyChange', { params: { school }, query: week ? { week } : {} });
  if (found.isPending) return <TableSkeleton rows={4} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  return <EarlyChangeList changes={found.data} />;
}

export function EarlyChangeList({ changes }: { changes: Changes }) {
  const page = usePageStyles();
  const id = useId();
  const kinds = changeKinds.filter((kind) => changes.items.some(({ evidence }) => evidence.kind === kind));
  return (
    <section aria-labelledby={id}>
      <div className={page.headerLine}>
        <h2 className={page.section} id={id}>
          {changeListLabels.title}
        </h2>
        {changes.week && <span className={page.quiet}>{changeWeekText(changes.week, changes.pupils)}</span>}
      </div>
      {kinds.length === 0 ? (
        <p role="status">
          <strong>{changeListLabels.nobody}.</strong> {changeListLabels.nobodySays}
        </p>
      ) : (
        <p className={page.quiet}>{changeListLabels.says}</p>
      )}
      {kinds.map((kind) => (
        <OfKind
          key={kind}
          kind={kind}
          items={changes.items.filter(({ evidence }) => evidence.kind === kind)}
        />
      ))}
      {changes.tooEarly && <p className={page.quiet}>{changeListLabels.tooEarly}</p>}
      {kinds.length > 0 && <p className={page.quiet}>{changeListLabels.counts}</p>}
    </section>
  );
}

function OfKind({ kind, items }: { kind: ChangeKind; items: Changes['items'] }) {
  const page = usePageStyles();
  const styles = useListStyles();
  const href = useHref();
  const id = useId();
  const address = (pupil: string): string => href({ page: 'pupil', id: pupil });
  return (
    <>
      <h3 className={page.section} id={id}>
        {changeKindLabels[kind]}
      </h3>
      <ul className={mergeClasses(page.sheet, styles.list)} aria-labelledby={id}>
        {items.map(({ pupil, because, newThisWeek, evidence }) => (
          <li key={pupil.id} className={styles.item}>
            <span className={styles.text}>
              <span>
                <FluentLink href={address(pupil.id)}>{pupil.name}</FluentLink>
                {pupil.tutorGroup && <span className={page.quiet}> {pupil.tutorGroup}</span>}
              </span>
              <span>{because}</span>
              {evidence.kind === 'shared-absence' && evidence.others.length > 0 && (
                <span className={page.quiet}>{joined(evidence.others.map(({ name }) => name))}</span>
              )}
            </span>
            {newThisWeek && <span className={page.quiet}>{changeListLabels.fresh}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

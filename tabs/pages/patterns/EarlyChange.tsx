import { Link as FluentLink, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { EarlyChange as Changes } from '#shared/contracts/patterns/early-change.ts';
import { changeKinds, type ChangeKind } from '#shared/domain/patterns/change-kinds.ts';
import type { ChangeAnswer as Answer } from '#shared/domain/patterns/change-answers.ts';
import {
  answerCountsText,
  byChanceSentence,
  changeAnswerLabels,
  changeKindLabels,
  changeListLabels,
  changeWeekText,
} from '#shared/wording/patterns/change-text.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useListStyles } from '../../components/basics/list-styles.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UndoBar } from '../../components/basics/UndoBar.tsx';
import { useHref } from '../../components/basics/use-href.ts';
import { ChangeAnswer } from './ChangeAnswer.tsx';
import { useAnswerChange } from './use-answer-change.ts';

/** A school's weekly list of pupils whose attendance is changing, by kind; good news when it is empty. */
export function EarlyChange({ school, week }: { school: string; week?: string }) {
  const found = useAsk('earlyChange', { params: { school }, query: week ? { week } : {} });
  if (found.isPending) return <TableSkeleton rows={4} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  return <AnsweredList changes={found.data} />;
}

function AnsweredList({ changes }: { changes: Changes }) {
  const answer = useAnswerChange(changes);
  return (
    <>
      <UndoBar />
      <EarlyChangeList changes={changes} answer={(item, said) => void answer(item, said)} />
    </>
  );
}

type SayAnswer = (item: Changes['items'][number], answer: Answer | null) => void;

export function EarlyChangeList({ changes, answer }: { changes: Changes; answer: SayAnswer }) {
  const page = usePageStyles();
  const id = useId();
  const listed = new Set(changes.items.map(({ pupil }) => pupil.id)).size;
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
        <>
          <p className={page.quiet}>{changeListLabels.says}</p>
          {changes.byChance && (
            <p className={page.quiet}>{byChanceSentence(changes.byChance, changes.pupils, listed)}</p>
          )}
          {changes.answered && <p className={page.quiet}>{changeAnswerLabels.why}</p>}
        </>
      )}
      {kinds.map((kind) => (
        <OfKind
          key={kind}
          kind={kind}
          items={changes.items.filter(({ evidence }) => evidence.kind === kind)}
          answer={answer}
        />
      ))}
      <AnswerCounts changes={changes} />
      {changes.tooEarly && <p className={page.quiet}>{changeListLabels.tooEarly}</p>}
      {kinds.length > 0 && <p className={page.quiet}>{changeListLabels.counts}</p>}
    </section>
  );
}

/** By kind, as it is by kind that a threshold is judged. */
function AnswerCounts({ changes }: { changes: Changes }) {
  const page = usePageStyles();
  const styles = useListStyles();
  const id = useId();
  if (!changes.answered?.length) return null;
  return (
    <>
      <h3 className={page.section} id={id}>
        {changeAnswerLabels.title}
      </h3>
      <ul className={mergeClasses(page.sheet, styles.list)} aria-labelledby={id}>
        {changes.answered.map((counts) => (
          <li key={counts.kind} className={styles.item}>
            <span>{changeKindLabels[counts.kind]}</span>
            <span className={page.quiet}>{answerCountsText(counts)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function OfKind({ kind, items, answer }: { kind: ChangeKind; items: Changes['items']; answer: SayAnswer }) {
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
        {items.map((item) => (
          <li key={`${item.pupil.id} ${item.because}`} className={styles.item}>
            <span className={styles.text}>
              <span>
                <FluentLink href={address(item.pupil.id)}>{item.pupil.name}</FluentLink>
                {item.pupil.tutorGroup && <span className={page.quiet}> {item.pupil.tutorGroup}</span>}
                {item.newThisWeek && <span className={page.quiet}> · {changeListLabels.fresh}</span>}
              </span>
              <span>{item.because}</span>
              {item.evidence.kind === 'shared-absence' && item.evidence.others.length > 0 && (
                <span className={page.quiet}>{joined(item.evidence.others.map(({ name }) => name))}</span>
              )}
            </span>
            <ChangeAnswer item={item} say={(said) => answer(item, said)} />
          </li>
        ))}
      </ul>
    </>
  );
}

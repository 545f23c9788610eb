import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { RefusedGroup } from '#shared/contracts/imports/refused.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import {
  groupCountText,
  groupTitleText,
  lineText,
  refusedLabels,
} from '#shared/wording/imports/refused-text.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  item: { display: 'block' },
  summary: { padding: '8px 0', cursor: 'pointer', '@media (pointer: coarse)': { padding: '12px 0' } },
  lines: { margin: '4px 0 8px', paddingInlineStart: '20px' },
  found: { fontFamily: tokens.fontFamilyMonospace },
});

type Props = { groups: RefusedGroup[]; more: number; today: SchoolDate };

/** Rows refused for other reasons, gathered by reason; the lines are a tap away. */
export function RefusedGroups({ groups, more, today }: Props) {
  const lists = useListStyles();
  const page = usePageStyles();
  const styles = useStyles();
  const id = useId();
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {refusedLabels.others}
      </h2>
      <p className={page.quiet}>{refusedLabels.othersSays}</p>
      <ul className={mergeClasses(page.sheet, lists.list)}>
        {groups.map((group) => (
          <li
            key={[group.kind, group.school, group.column, group.message].join(' ')}
            className={mergeClasses(lists.item, styles.item)}
          >
            <span className={lists.text}>
              <span className={lists.what}>{groupTitleText(group)}</span>
              <span>{group.message}</span>
            </span>
            <details>
              <summary className={mergeClasses(styles.summary, page.quiet)}>
                {groupCountText(group.rows, group.at, today)}
              </summary>
              <ul className={styles.lines}>
                {group.lines.map((line) => (
                  <li key={`${line.at} ${line.line}`}>
                    {lineText(line.line, line.at, today)}:{' '}
                    <span className={styles.found}>
                      {line.found === '' ? refusedLabels.blank : line.found}
                    </span>
                  </li>
                ))}
              </ul>
              {group.rows > group.lines.length && (
                <p className={page.quiet}>{refusedLabels.more(group.rows - group.lines.length)}</p>
              )}
            </details>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={page.quiet}>{refusedLabels.more(more)}</p>}
    </section>
  );
}

import {
  Button,
  Checkbox,
  Link as FluentLink,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowUndoRegular,
  CheckmarkCircleFilled,
  CheckmarkRegular,
  CircleRegular,
  CommentErrorRegular,
  CopyRegular,
  ErrorCircleFilled,
  QuestionCircleRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useRef, type KeyboardEvent } from 'react';
import type { CodeToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { codesText, codeStateText, sessionOfDayText } from '#shared/wording/actions/code-text.ts';
import { codeMeaning } from '#shared/wording/registers/code-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';
import { MarkStands } from './MarkStands.tsx';
import { codesOn, isOpen, rowKey } from './codes-shown.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '44px minmax(140px, 20%) 176px 156px 1fr 44px',
    columnGap: '8px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '4px 8px',
    boxSizing: 'border-box',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': {
      gridTemplateColumns: '44px 1fr auto 44px',
      gridTemplateAreas: '"pick name code copy" "pick session session session" "pick said said said"',
      rowGap: '2px',
      padding: '8px 4px',
    },
  },
  head: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  quiet: { color: tokens.colorNeutralForeground3 },
  pick: { gridArea: 'auto', '@media (max-width: 640px)': { gridArea: 'pick', alignSelf: 'start' } },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { gridArea: 'name' },
  },
  group: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  session: { '@media (max-width: 640px)': { gridArea: 'session' } },
  code: { minWidth: 0, '@media (max-width: 640px)': { gridArea: 'code' } },
  select: { width: '148px', '@media (max-width: 640px)': { width: '124px' } },
  fixed: { fontWeight: tokens.fontWeightSemibold, paddingInlineStart: '12px' },
  said: { overflowWrap: 'anywhere', '@media (max-width: 640px)': { gridArea: 'said' } },
  copy: { '@media (max-width: 640px)': { gridArea: 'copy' } },
  state: { display: 'flex', gap: '6px', alignItems: 'center', '& svg': { flexShrink: 0 } },
  differs: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  stands: { color: tokens.colorStatusSuccessForeground1 },
});

const icons: Record<CodeToEnter['state'], FluentIcon> = {
  'to-enter': CircleRegular,
  differs: ErrorCircleFilled,
  disputed: CommentErrorRegular,
  'not-known': QuestionCircleRegular,
  entered: CheckmarkRegular,
  'taken-back': ArrowUndoRegular,
  stands: CheckmarkCircleFilled,
};

export interface RowChoice {
  selected: ReadonlySet<string>;
  select: (keys: readonly string[], isSelected: boolean) => void;
  choose: (key: string, code: string) => void;
  copy: (row: CodeToEnter) => void;
}

/** Rows in the order given; with a choice they are selected (arrows, Space, Ctrl+A), copied, and given a code. */
export function CodeList({
  label,
  rows,
  choice,
}: {
  label: string;
  rows: readonly CodeToEnter[];
  choice?: RowChoice;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const list = useRef<HTMLUListElement>(null);
  const openKeys = rows.filter(isOpen).map(rowKey);
  const selectedHere = openKeys.filter((key) => choice?.selected.has(key)).length;

  const press = (event: KeyboardEvent): void => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])];
    const index = boxes.findIndex((box) => box === document.activeElement);
    if (index < 0) return;
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') choice?.select(openKeys, true);
    else if (event.key === 'ArrowDown') boxes[Math.min(index + 1, boxes.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') boxes[Math.max(index - 1, 0)]?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div className={page.sheet}>
      {choice && openKeys.length > 1 && (
        <div className={mergeClasses(styles.head, page.notPrinted)}>
          <Checkbox
            label={codesText.selectAll(openKeys.length)}
            checked={selectedHere === 0 ? false : selectedHere === openKeys.length ? true : 'mixed'}
            onChange={(_event, { checked }) => choice.select(openKeys, checked === true)}
          />
        </div>
      )}
      <ul className={styles.list} aria-label={label} ref={list} onKeyDown={press}>
        {rows.map((row) => (
          <Row key={rowKey(row)} row={row} choice={choice} />
        ))}
      </ul>
    </div>
  );
}

function Row({ row, choice }: { row: CodeToEnter; choice?: RowChoice | undefined }) {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const key = rowKey(row);
  const session = sessionOfDayText(row.date, row.session);
  const isWork = choice !== undefined && isOpen(row);
  const Icon = icons[row.state];
  return (
    <li className={mergeClasses(styles.row, row.state === 'entered' && styles.quiet)}>
      <span className={styles.pick}>
        {isWork && (
          <Checkbox
            className={mergeClasses(page.touch, page.notPrinted)}
            aria-label={codesText.selectOne(row.pupil.name, session)}
            checked={choice.selected.has(key)}
            onChange={(_event, { checked }) => choice.select([key], checked === true)}
          />
        )}
      </span>
      <span className={styles.name}>
        <FluentLink href={href({ page: 'pupil', id: row.pupil.id })}>{row.pupil.name}</FluentLink>{' '}
        <span className={styles.group}>{row.tutorGroup ?? row.yearGroup}</span>
      </span>
      <span className={styles.session}>{session}</span>
      <span className={styles.code}>
        {isWork ? (
          <CodeChoice row={row} choose={(code) => choice.choose(key, code)} />
        ) : (
          <FixedCode row={row} />
        )}
      </span>
      <span className={styles.said}>
        <span
          className={mergeClasses(
            styles.state,
            (row.state === 'differs' || row.state === 'taken-back') && styles.differs,
            row.state === 'stands' && styles.stands,
          )}
        >
          <Icon aria-hidden="true" />
          {codeStateText(row)}
        </span>
        {row.comment}
        {isWork && row.notice && <MarkStands notice={row.notice} name={row.pupil.name} session={session} />}
      </span>
      <span className={mergeClasses(styles.copy, page.notPrinted)}>
        {isWork && (
          <Button
            className={page.touch}
            appearance="subtle"
            icon={<CopyRegular />}
            aria-label={codesText.copyOneOf(row.pupil.name, session)}
            onClick={() => choice.copy(row)}
          />
        )}
      </span>
    </li>
  );
}

function CodeChoice({ row, choose }: { row: CodeToEnter; choose: (code: string) => void }) {
  const styles = useStyles();
  const session = sessionOfDayText(row.date, row.session);
  return (
    <Select
      className={styles.select}
      aria-label={codesText.codeOf(row.pupil.name, session)}
      value={row.code ?? ''}
      onChange={(_event, { value }) => choose(value)}
    >
      {row.code === null && (
        <option value="" disabled>
          {codesText.choose}
        </option>
      )}
      {codesOn(row.date, row.session).map((code) => (
        <option key={code} value={code}>
          {`${code} · ${codeMeaning(code)}`}
        </option>
      ))}
    </Select>
  );
}

function FixedCode({ row: { code } }: { row: CodeToEnter }) {
  const styles = useStyles();
  return code === null ? null : (
    <span className={styles.fixed} title={codeMeaning(code)}>
      {code}
    </span>
  );
}

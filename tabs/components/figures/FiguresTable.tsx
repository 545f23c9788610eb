import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import { tableWords } from '#shared/wording/table-words.ts';
import { usePageStyles } from '../page-styles.ts';
import { HowReached } from './HowReached.tsx';

export interface FiguresColumn<Row> {
  key: string;
  heading: string;
  /** What the heading leaves unsaid, for who listens or hovers. */
  explains?: string;
  /** What the column is sorted by; null stands last. Left out: it is not sorted by. */
  value?: (row: Row) => number | string | null;
  cell: (row: Row) => ReactNode;
  /** How the cell was reached, line by line; none: the cell says all there is. */
  reached?: (row: Row) => readonly string[];
  /** Where not all columns fit, these go first (least), then those (less). */
  onPhone?: 'less' | 'least';
  strong?: boolean;
  /** Words instead of figures: to the left. */
  words?: boolean;
}

interface FiguresTableProps<Row> {
  label: string;
  firstHeading: string;
  columns: readonly FiguresColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Plain text, for sorting back and for how a cell was reached. */
  nameOf: (row: Row) => string;
  head: (row: Row) => ReactNode;
  /** The sum, at the foot whatever the order. */
  foot?: { row: Row; head: ReactNode } | undefined;
  shown?: string | null;
  /** Rows that stand out from the others. */
  isStrong?: (row: Row) => boolean;
}

const useStyles = makeStyles({
  // What is only heard has its place within it, or the page would grow wider by it.
  scroll: { overflowX: 'auto', position: 'relative' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '6px 12px', textAlign: 'end', whiteSpace: 'nowrap', height: '26px' },
    '& thead th': {
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
      verticalAlign: 'middle',
    },
    '& tbody tr, & tfoot tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& tfoot': { fontWeight: tokens.fontWeightSemibold },
    '@media (max-width: 640px)': { '& th, & td': { padding: '6px 8px' } },
    '@media print': { '& thead': { display: 'table-header-group' }, '& tr': { breakInside: 'avoid' } },
  },
  first: {
    textAlign: 'start !important' as 'start',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'normal !important' as 'normal',
    minWidth: '150px',
    '@media (max-width: 640px)': { minWidth: '0' },
  },
  foot: { fontWeight: tokens.fontWeightSemibold },
  words: { textAlign: 'start !important' as 'start' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  shown: { '& th': { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` } },
  less: { '@media (max-width: 640px)': { display: 'none' } },
  least: { '@media (max-width: 460px)': { display: 'none' } },
  sort: {
    minWidth: 0,
    minHeight: '24px',
    padding: '0 4px',
    margin: '0 -4px',
    fontSize: 'inherit',
    fontWeight: 'inherit',
    lineHeight: 'inherit',
    color: 'inherit',
    whiteSpace: 'nowrap',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
});

type Order = { key: string; down: boolean } | null;

/** A line for each group, in the order it comes in (alphabetical) until somebody wishes for another. */
export function FiguresTable<Row>(props: FiguresTableProps<Row>) {
  const styles = useStyles();
  const page = usePageStyles();
  const { label, firstHeading, columns, rows, keyOf, head, foot, shown = null, isStrong } = props;
  const [order, setOrder] = useState<Order>(null);
  const sorted = inOrder(rows, columns, order);
  return (
    <div className={mergeClasses(page.sheet, styles.scroll)} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={styles.first}>
              {order ? (
                <Button appearance="transparent" className={styles.sort} onClick={() => setOrder(null)}>
                  {firstHeading}
                  <span className={page.onlyHeard}>{tableWords.inOrder}</span>
                </Button>
              ) : (
                firstHeading
              )}
            </th>
            {columns.map((column) => (
              <Heading key={column.key} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr
              key={keyOf(row)}
              className={mergeClasses(keyOf(row) === shown && styles.shown, isStrong?.(row) && styles.strong)}
            >
              <th scope="row" className={styles.first}>
                {head(row)}
              </th>
              <Cells {...props} row={row} />
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row" className={mergeClasses(styles.first, styles.foot)}>
                {foot.head}
              </th>
              <Cells {...props} row={foot.row} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Heading<Row>({
  column,
  order,
  onOrder,
}: {
  column: FiguresColumn<Row>;
  order: Order;
  onOrder: (order: Order) => void;
}) {
  const styles = useStyles();
  const down = order?.key === column.key ? order.down : null;
  const place = mergeClasses(column.onPhone && styles[column.onPhone], column.words && styles.words);
  if (!column.value)
    return (
      <th scope="col" className={place} title={column.explains}>
        {column.heading}
      </th>
    );
  const next =
    down === null ? { key: column.key, down: true } : down ? { key: column.key, down: false } : null;
  return (
    <th
      scope="col"
      className={place}
      title={column.explains}
      aria-sort={down === null ? undefined : down ? 'descending' : 'ascending'}
    >
      <Button
        appearance="transparent"
        className={styles.sort}
        onClick={() => onOrder(next)}
        icon={down === null ? undefined : down ? <ArrowDownRegular /> : <ArrowUpRegular />}
        iconPosition="after"
        title={next ? tableWords.sortBy(column.heading) : tableWords.inOrder}
      >
        {column.heading}
      </Button>
    </th>
  );
}

function Cells<Row>({ columns, nameOf, row }: FiguresTableProps<Row> & { row: Row }) {
  const styles = useStyles();
  return columns.map((column) => {
    const lines = column.reached?.(row) ?? [];
    const cell = column.cell(row);
    return (
      <td
        key={column.key}
        className={mergeClasses(
          column.onPhone && styles[column.onPhone],
          column.strong && styles.strong,
          column.words && styles.words,
        )}
      >
        {lines.length > 0 ? (
          <HowReached what={`${nameOf(row)}, ${column.explains ?? column.heading}`} lines={lines}>
            {cell}
          </HowReached>
        ) : (
          cell
        )}
      </td>
    );
  });
}

function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly FiguresColumn<Row>[],
  order: Order,
): readonly Row[] {
  const value = columns.find(({ key }) => key === order?.key)?.value;
  if (!order || !value) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string' || typeof right === 'string')
      return sign * String(left).localeCompare(String(right), 'en-GB', { numeric: true });
    return sign * (left - right);
  });
}

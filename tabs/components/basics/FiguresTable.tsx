import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import { tableLabels } from '#shared/wording/basics/table-text.ts';
import { usePageStyles } from './page-styles.ts';
import { useTableStyles } from './table-styles.ts';
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
  isText?: boolean;
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

/** Over those of every table: which columns go on a phone, the row shown, what is sorted by. */
const useStyles = makeStyles({
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
    textAlign: 'inherit',
    whiteSpace: 'inherit',
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
});

type Order = { key: string; down: boolean } | null;

/** A line for each group, in the order it comes in (alphabetical) until somebody wishes for another. */
export function FiguresTable<Row>(props: FiguresTableProps<Row>) {
  const styles = useStyles();
  const table = useTableStyles();
  const page = usePageStyles();
  const { label, firstHeading, columns, rows, keyOf, head, foot, shown = null, isStrong } = props;
  const [order, setOrder] = useState<Order>(null);
  const sorted = inOrder(rows, columns, order);
  return (
    <div className={mergeClasses(page.sheet, table.scroll)} tabIndex={0} role="region" aria-label={label}>
      <table className={table.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={table.name}>
              {order ? (
                <Button appearance="transparent" className={styles.sort} onClick={() => setOrder(null)}>
                  {firstHeading}
                  <span className={page.onlyHeard}>{tableLabels.inOrder}</span>
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
              className={mergeClasses(keyOf(row) === shown && styles.shown, isStrong?.(row) && table.strong)}
            >
              <th scope="row" className={table.name}>
                {head(row)}
              </th>
              <Cells {...props} row={row} />
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row" className={mergeClasses(table.name, table.strong)}>
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
  const table = useTableStyles();
  const down = order?.key === column.key ? order.down : null;
  const cellClass = mergeClasses(
    column.onPhone && styles[column.onPhone],
    column.isText && table.text,
    !column.heading.includes(' ') && table.whole,
  );
  if (!column.value)
    return (
      <th scope="col" className={cellClass} title={column.explains}>
        {column.heading}
      </th>
    );
  const next =
    down === null ? { key: column.key, down: true } : down ? { key: column.key, down: false } : null;
  return (
    <th
      scope="col"
      className={cellClass}
      title={column.explains}
      aria-sort={down === null ? undefined : down ? 'descending' : 'ascending'}
    >
      <Button
        appearance="transparent"
        className={styles.sort}
        onClick={() => onOrder(next)}
        icon={down === null ? undefined : down ? <ArrowDownRegular /> : <ArrowUpRegular />}
        iconPosition="after"
        title={next ? tableLabels.sortBy(column.heading) : tableLabels.inOrder}
      >
        {column.heading}
      </Button>
    </th>
  );
}

function Cells<Row>({ columns, nameOf, row }: FiguresTableProps<Row> & { row: Row }) {
  const styles = useStyles();
  const table = useTableStyles();
  return columns.map((column) => {
    const lines = column.reached?.(row) ?? [];
    const cell = column.cell(row);
    return (
      <td
        key={column.key}
        className={mergeClasses(
          column.onPhone && styles[column.onPhone],
          column.strong && table.strong,
          column.isText && table.text,
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

import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { FiguresTable, type FiguresColumn } from '../../../components/basics/FiguresTable.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { SchoolLink } from './SchoolLink.tsx';

interface OfSchool {
  school: string;
  name: string;
  /** Small schools that are told as one. */
  together?: string[] | null;
  hidden?: string | null;
}

/** A line for each school, leading to its page, and the trust at the foot where there are several. */
export function BySchool<Row extends OfSchool>({
  label,
  columns,
  rows,
  trust,
  partOf,
}: {
  label: string;
  columns: readonly FiguresColumn<Row>[];
  rows: readonly Row[];
  trust?: Omit<Row, 'school' | 'name' | 'together'>;
  /** Where a school has several lines: which of them, in a word. */
  partOf?: (row: Row) => string;
}) {
  const page = usePageStyles();
  const foot = trust && ({ ...trust, school: '', name: figuresLabels.trust } as Row);
  const named = rows.map((row) => ({
    name: [row.name, partOf?.(row)].filter(Boolean).join(', '),
    hidden: row.hidden ?? null,
  }));
  return (
    <>
      <FiguresTable
        label={label}
        firstHeading={figuresLabels.columns.school}
        columns={columns}
        rows={rows}
        keyOf={(row) => `${row.school} ${partOf?.(row) ?? ''}`}
        nameOf={(row) => [row.name, partOf?.(row)].filter(Boolean).join(', ')}
        head={(row) => (
          <>
            {row.together ? row.name : <SchoolLink school={row.school} name={row.name} />}
            {partOf && <span className={page.quiet}> {partOf(row)}</span>}
          </>
        )}
        foot={foot && rows.length > 1 ? { row: foot, head: figuresLabels.trust } : undefined}
      />
      <NotTold
        rows={foot && rows.length > 1 ? [...named, { name: foot.name, hidden: foot.hidden ?? null }] : named}
      />
    </>
  );
}

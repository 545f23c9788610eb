import { makeStyles } from '@fluentui/react-components';
import type { OpenRegisters } from '#shared/contracts/registers/open-registers.ts';
import { dayText, sessionsText } from '#shared/wording/basics/date-text.ts';
import { joined } from '#shared/wording/basics/number-text.ts';
import { owedLabels } from '#shared/wording/registers/owed-text.ts';
import { rangeText } from '#shared/wording/basics/table-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { useNow } from '../../api/use-me.ts';
import { DaysPicker } from '../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../components/basics/ExportMenu.tsx';
import { FiguresTable, type FiguresColumn } from '../../components/basics/FiguresTable.tsx';
import { useDays } from '../../components/basics/use-days.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { UnexplainedAbsence } from './UnexplainedAbsence.tsx';

export type OwedOfSchool = OpenRegisters['schools'][number];
type RegisterRow = NonNullable<OwedOfSchool['registers']>[number];

const useStyles = makeStyles({
  controls: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px', margin: '12px 0' },
});

/** What the registers still owe: whole registers, single marks, and absence without a reason yet. */
export default function RegistersPage({ school }: { school: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { today } = useNow();
  const [days, setDays] = useDays('this-week', today);
  const query = { school, from: days.from, to: days.to };
  const found = useAsk('openRegisters', { query });
  const [owed] = found.data?.schools ?? [];
  return (
    <>
      <div className={`${styles.controls} ${page.notPrinted}`}>
        <DaysPicker days={days} today={today} onDays={setDays} />
        <ExportMenu name="openRegisters" input={{ query }} />
      </div>
      {found.isPending && <TableSkeleton within />}
      {found.isError && <ProblemNotice inline error={found.error} again={() => void found.refetch()} />}
      {owed && (
        <>
          <div className={page.headerLine}>
            <h2 className={page.section}>{owedLabels.title}</h2>
            <span className={page.quiet}>{rangeText(query.from, query.to, null)}</span>
          </div>
          <Owed registers={owed.registers ?? []} />
          <UnexplainedAbsence owed={owed} />
          {owed.hidden !== null && <p className={page.quiet}>{owed.hidden}</p>}
        </>
      )}
    </>
  );
}

function Owed({ registers }: { registers: RegisterRow[] }) {
  const page = usePageStyles();
  if (registers.length === 0)
    return (
      <p role="status">
        <strong>{owedLabels.none}</strong> {owedLabels.noneSays}
      </p>
    );
  return (
    <>
      <p className={page.quiet}>{owedLabels.says}</p>
      <FiguresTable
        label={owedLabels.title}
        firstHeading={owedLabels.first}
        columns={columns}
        rows={registers}
        keyOf={keyOf}
        nameOf={nameOf}
        head={nameOf}
      />
    </>
  );
}

const keyOf = ({ date, session, registerGroup }: RegisterRow): string =>
  `${date} ${session} ${registerGroup}`;
const nameOf = ({ date, session, registerGroup }: RegisterRow): string =>
  `${registerGroup}, ${dayText(date)}, ${sessionsText([session])}`;

const columns: FiguresColumn<RegisterRow>[] = [
  {
    key: 'missing',
    heading: owedLabels.columns.missing,
    isText: true,
    value: ({ onRoll, marked }) => (onRoll === null ? null : onRoll - marked),
    cell: ({ onRoll, marked }) =>
      marked === 0 || onRoll === null ? owedLabels.whole : owedLabels.ofMarks(onRoll - marked, onRoll),
  },
  {
    key: 'owed-by',
    heading: owedLabels.columns.owedBy,
    isText: true,
    onPhone: 'least',
    value: ({ owedBy }) => owedBy.join(', '),
    cell: ({ owedBy }) => (owedBy.length > 0 ? joined(owedBy) : owedLabels.nobodyNamed),
  },
];

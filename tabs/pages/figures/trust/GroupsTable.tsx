import { useState } from 'react';
import type { QueryOf } from '#shared/contracts/tab-api.ts';
import { figuresLabels } from '#shared/wording/figures/figures-text.ts';
import { attendedText } from '#shared/wording/basics/table-text.ts';
import { tooFewText } from '#shared/wording/basics/told-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe, useNow } from '../../../api/use-me.ts';
import { Choice } from '../../../components/basics/Choice.tsx';
import { DaysBeside } from '../../../components/figures/DaysBeside.tsx';
import { DaysPicker } from '../../../components/basics/DaysPicker.tsx';
import { ExportMenu } from '../../../components/basics/ExportMenu.tsx';
import { FiguresTable } from '../../../components/basics/FiguresTable.tsx';
import { groupColumns, toldOf, type GroupRow } from '../../../components/figures/group-columns.ts';
import { phaseChoices, phaseQuery, type PhaseChosen } from '../../../components/figures/phases.ts';
import { TablePage } from '../../../components/figures/TablePage.tsx';
import { NotTold } from '../../../components/figures/NotTold.tsx';
import { dayRanges, daysOf, useDays, weekRanges } from '../../../components/basics/use-days.ts';
import { seesEveryPupil } from '../../pages-for.ts';
import { SchoolLink } from './SchoolLink.tsx';

const { groups: labels } = trustTableLabels;
const isByTheWeek = (by: keyof typeof labels.bys): boolean => by === 'year' || by === 'send';

/** Any days, by school, cluster, phase, year, premium or SEND. */
export default function GroupsTable() {
  const { today } = useNow();
  const [days, setDays] = useDays('this-week', today);
  const [phase, setPhase] = useState<PhaseChosen>('every');
  const [by, setBy] = useState<keyof typeof labels.bys>('school');
  const limited = !seesEveryPupil(useMe());
  const weekly = limited && isByTheWeek(by);
  const chooseBy = (next: typeof by): void => {
    setBy(next);
    if (limited && isByTheWeek(next)) setDays(daysOf('last-week', today));
  };
  const compare =
    days.range === 'today'
      ? 'day'
      : days.range === 'year' || days.range === 'whole-weeks'
        ? undefined
        : 'week';
  const query: QueryOf<'figures'> = { by, from: days.from, to: days.to, compare, ...phaseQuery(phase) };
  const input = { query };
  const found = useAsk('figures', input);
  return (
    <TablePage
      title={labels.title}
      query={found}
      beside={({ from, to, asOf, total }) => (
        <DaysBeside from={from} to={to} missing={total?.sessions.missing ?? null} asOf={asOf} />
      )}
      says={({ total }) => (total ? attendedText(total.rate.percent) : tooFewText)}
      chosen={
        <>
          <Choice label={labels.by} value={by} among={labels.bys} onChoose={chooseBy} />
          <DaysPicker days={days} today={today} onDays={setDays} ranges={weekly ? weekRanges : dayRanges} />
          <Choice label={trustTableLabels.phase} value={phase} among={phaseChoices} onChoose={setPhase} />
        </>
      }
      keep={<ExportMenu name="figures" input={input} />}
    >
      {(measures) => (
        <>
          <FiguresTable<GroupRow>
            label={labels.label}
            firstHeading={labels.bys[by]}
            columns={toldOf(groupColumns(measures, by === 'premium' ? 'premium' : 'groups'), measures.rows)}
            rows={measures.rows}
            keyOf={({ key }) => key}
            nameOf={({ name }) => name}
            head={(row) =>
              row.school && by === 'school' ? <SchoolLink school={row.school} name={row.name} /> : row.name
            }
            foot={
              measures.rows.length > 1 && measures.total
                ? {
                    row: {
                      ...measures.total,
                      key: '',
                      name: figuresLabels.trust,
                      school: null,
                    },
                    head: labels.everybody,
                  }
                : undefined
            }
          />
          <NotTold rows={measures.hidden} />
        </>
      )}
    </TablePage>
  );
}

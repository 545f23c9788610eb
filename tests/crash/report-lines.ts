import type { CrashReport } from './crash-run.ts';

/** The table a person reads at the end. */
export function reportLines(store: string, report: CrashReport, seconds: number): string[] {
  const { checked, cutOff } = report;
  const rows: [string, string | number][] = [
    ['store', store],
    ['rounds, each ended by kill -9', report.rounds],
    ...Object.entries(report.killedDuring)
      .sort()
      .map(([what, times]): [string, number] => [`  killed during: ${what}`, times]),
    ['acknowledged marks, all there', checked.marks],
    ['acknowledged outcomes, all there', checked.outcomes],
    ['acknowledged notices of absence, all there', checked.notices],
    ['acknowledged codes entered, once and all there', checked.codes],
    ['acknowledged signings, once and all there', checked.signings],
    ['calls shared out, with whom it was said', checked.shared],
    ['steps of alerts, in order and all there', checked.alertSteps],
    ['meetings held, each whole', checked.meetings],
    ['channels promised a card, all have it', checked.channels],
    ['cards that reached Teams', checked.cards],
    ['Planner tasks compared with the calls', checked.plannerTasks],
    ['files cut off that had gone in whole', cutOff.wentIn],
    ['files cut off that had not gone in', cutOff.leftOut],
    ['cards that stand twice, marked and listed', report.doubled],
    ['cards listed as perhaps standing twice', report.listed],
    ['faults', report.faults.length],
    ['seconds', Math.round(seconds)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return ['', ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), '', ...report.faults];
}

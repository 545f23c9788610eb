/** What may be in the way of a pupil's being in school, by name. */
import { barrierKinds, type BarrierKind } from '#shared/domain/actions/barrier-kinds.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';

export const barrierLabels: Readonly<Record<BarrierKind, string>> = {
  lesson: 'A lesson, subject or teacher',
  friendships: 'Friendships',
  worry: 'Worry or low mood',
  'learning-need': 'A learning need that is not met',
  'sleep-or-caring': 'Sleep, or caring for somebody',
  bullying: 'Bullying',
  transport: 'Transport',
  uniform: 'Uniform',
  equipment: 'Equipment',
  money: 'Money',
  health: 'Health',
  home: 'Something at home',
  other: 'Something else',
};

const isKnown = isOneOf(barrierKinds);

/** "Transport: the bus at 7.40"; a kind that only a newer version knows is something else. */
export const barrierText = ({ kind, detail }: { kind: string; detail: string | null }): string =>
  [barrierLabels[isKnown(kind) ? kind : 'other'], detail].filter(Boolean).join(': ');

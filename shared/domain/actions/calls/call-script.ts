/** Decides which script fits a call, and what may stand in one: facts by their placeholders, no name before the adult is known. */
import { isOneOf } from '../../basics/known-word.ts';
import type { ActionKind } from '../action-kinds.ts';
import type { ReasonCode } from '../action-reason.ts';

export const callSituations = [
  'first-day',
  'several-days',
  'away-again',
  'call-back',
  'day-two-call',
  'call-again',
  'emergency-contacts',
  'not-arrived',
] as const;
export type CallSituation = (typeof callSituations)[number];

/** What a script may name: `{school}` and so on. */
export const scriptFacts = [
  'school',
  'caller',
  'pupil',
  'days missed',
  'days away',
  'since',
  'reason',
  'expected',
] as const;
export type ScriptFact = (typeof scriptFacts)[number];
const isFact = isOneOf(scriptFacts);

/** Before somebody is known to be the pupil's adult, nothing is said that points at a child. */
const openingFacts: ReadonlySet<ScriptFact> = new Set(['school', 'caller']);

export interface ScriptText {
  /** Until it is known who is speaking. */
  opening: string;
  points: readonly string[];
}

/** A school's scripts: the situations in which it says other words than ours, and its own advice in illness. */
export interface SchoolScripts {
  situations: Readonly<Record<string, ScriptText>>;
  /** Null: ours. */
  ifIll: string | null;
}

export const noScripts: SchoolScripts = { situations: {}, ifIll: null };

/** The script for a call; of pupils away on several days running, or away before this year, more is asked. */
export function situationOf(call: {
  kind: ActionKind;
  reason: ReasonCode;
  daysAway: number;
  daysMissed: number;
}): CallSituation {
  switch (call.kind) {
    case 'call-back':
    case 'day-two-call':
    case 'emergency-contacts':
    case 'not-arrived':
      return call.kind;
    case 'call-again':
      return call.reason === 'away-again' ? 'away-again' : 'call-again';
    default:
      if (call.daysAway > 1) return 'several-days';
      return call.daysMissed >= 2 ? 'away-again' : 'first-day';
  }
}

/** `{`, what stands between, `}`; and any other brace, which is a mistake. */
const braces = /\{([^{}]*)\}|[{}]/g;

const factsIn = (text: string): string[] => [...text.matchAll(braces)].map((match) => match[1] ?? match[0]);

/** What is wrong in a script: a fact that nobody knows, or one that comes too early; null: nothing. */
export function scriptFault({
  opening,
  points,
}: ScriptText): { fact: string; why: 'unknown' | 'too-early' } | null {
  for (const text of [opening, ...points])
    for (const fact of factsIn(text)) if (!isFact(fact)) return { fact, why: 'unknown' };
  for (const fact of factsIn(opening))
    if (isFact(fact) && !openingFacts.has(fact)) return { fact, why: 'too-early' };
  return null;
}

/** A text with its facts; null where one of them is not known: then it is not said. */
export function filledIn(text: string, facts: Readonly<Record<ScriptFact, string | null>>): string | null {
  const known = factsIn(text).every((fact) => isFact(fact) && facts[fact] !== null);
  if (!known) return null;
  return text.replaceAll(braces, (_all, fact: string) => (isFact(fact) ? (facts[fact] ?? '') : ''));
}

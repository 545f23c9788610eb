import { phaseWords } from '#shared/wording/figures/measure-words.ts';
import { trustTableWords } from '#shared/wording/figures/trust-table-words.ts';

/** The phases figures can be asked for, all of them first. */
export const phaseChoices = { every: trustTableWords.everyPhase, ...phaseWords };
export type PhaseChosen = keyof typeof phaseChoices;

export const phaseQuery = (phase: PhaseChosen) => (phase === 'every' ? {} : { phase });

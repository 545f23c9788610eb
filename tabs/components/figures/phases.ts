import { phaseLabels } from '#shared/wording/figures/measure-text.ts';
import { trustTableLabels } from '#shared/wording/figures/trust-table-text.ts';

/** The phases figures can be asked for, all of them first. */
export const phaseChoices = { every: trustTableLabels.everyPhase, ...phaseLabels };
export type PhaseChosen = keyof typeof phaseChoices;

export const phaseQuery = (phase: PhaseChosen) => (phase === 'every' ? {} : { phase });

/** What to say when ringing home: plain, kind, never blaming; a voicemail names the school and nothing more. */
import {
  filledIn,
  type CallSituation,
  type SchoolScripts,
  type ScriptFact,
  type ScriptText,
} from '#shared/domain/actions/calls/call-script.ts';

export interface CallScript {
  opening: string;
  points: string[];
  /** Where the family says that the pupil is ill. */
  ifIll: string;
  voicemail: string;
}

const opening = 'Good morning, this is {caller} from {school}. May I check who I am speaking to?';
const tried =
  'Good morning, this is {caller} from {school}. We tried to reach you earlier. May I check who I am speaking to?';
const partOfDay = 'Could they come in after break? Coming in for part of the day is a good outcome.';
const help = 'Is there anything the school can do: transport, uniform, equipment, health?';
const whenBack = 'When do you expect them back? Thank you for telling us.';

/** Until a school has words of its own. */
export const ourScripts: Readonly<Record<CallSituation, ScriptText>> = {
  'first-day': {
    opening,
    points: ['We missed {pupil} this morning and wanted to know all is well.', partOfDay, help, whenBack],
  },
  'several-days': {
    opening,
    points: [
      '{pupil} has been away for {days away}, since {since}. We miss them: how are they, and how are you?',
      '{pupil} has missed {days missed} this year. What would make it easier to come back?',
      partOfDay,
      help,
      whenBack,
    ],
  },
  'away-again': {
    opening,
    points: [
      '{pupil} has missed {days missed} this year. We would like to help: is there anything that makes mornings hard?',
      partOfDay,
      help,
      whenBack,
    ],
  },
  'call-back': {
    opening,
    points: [
      'Thank you for telling us about {pupil}: {reason}. We ring everybody back, to hear how they are.',
      partOfDay,
      help,
      whenBack,
    ],
  },
  'day-two-call': {
    opening,
    points: [
      'We know why {pupil} is away, and we ring to hear how they are.',
      'What would help them to come in tomorrow, or later today?',
      help,
      whenBack,
    ],
  },
  'call-again': {
    opening: tried,
    points: ['We missed {pupil} today and wanted to know all is well.', partOfDay, help, whenBack],
  },
  'emergency-contacts': {
    opening: 'Good morning, this is {caller} from {school}. May I check who I am speaking to?',
    points: [
      'You are named as a contact for {pupil}. We have not reached the family today, and want to be sure all is well.',
      'Do you know where {pupil} is, and who is with them?',
      'Could you ask the family to ring us? Thank you.',
    ],
  },
  'not-arrived': {
    opening,
    points: [
      'We expected {pupil} at {expected}, and they are not here yet. Are they on their way?',
      'Is there anything that keeps them: transport, an appointment that takes longer?',
      'At what time may we expect them now?',
    ],
  },
};

/** Advice on common minor illness is the health service's to give: the script points there. */
export const ourWordsIfIll =
  'With a mild cough, a cold or a headache children can usually be in school, with medicine at home before or after. The health service’s page “Is my child too ill for school?” says which illness keeps them at home, and for how long. We look after medicine that has to be taken during the day: who brings it?';

/** The script for a call, its facts filled in; what needs a fact that is not known is not said. */
export function callScript(
  situation: CallSituation,
  facts: Readonly<Record<ScriptFact, string | null>>,
  { situations, ifIll }: SchoolScripts,
): CallScript {
  const { opening: first, points } = situations[situation] ?? ourScripts[situation];
  const said = (text: string): string | [] => filledIn(text, facts) ?? [];
  return {
    opening: filledIn(first, facts) ?? filledIn(ourScripts[situation].opening, facts) ?? '',
    points: points.flatMap(said),
    ifIll: ifIll ?? ourWordsIfIll,
    voicemail: `This is ${facts.school ?? ''}. Please ring us when you can. Thank you.`,
  };
}

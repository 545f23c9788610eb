/** What to say when ringing home: plain, kind, never blaming; a voicemail names the school and nothing more. */
import { daysText } from '../registers/days-missed-text.ts';
import { nameInSentence } from '../basics/name-in-sentence.ts';

export interface CallScript {
  opening: string;
  points: string[];
  voicemail: string;
}

export function callScript(call: {
  schoolName: string;
  forename: string;
  again: boolean;
  daysMissed: number;
}): CallScript {
  const { schoolName, forename, again, daysMissed } = call;
  const before = again ? 'We tried to reach you earlier. ' : '';
  const missed =
    daysMissed >= 2
      ? `${nameInSentence(forename)} has missed ${daysText(daysMissed)} this year. We would like to help: is there anything that makes mornings hard?`
      : `We missed ${nameInSentence(forename)} this morning and wanted to know all is well.`;
  return {
    opening: `Good morning, this is ${schoolName}. ${before}May I check who I am speaking to?`,
    points: [
      missed,
      'Could they come in after break? Coming in for part of the day is a good outcome.',
      'Is there anything the school can do: transport, uniform, equipment, health?',
      'When do you expect them back? Thank you for telling us.',
    ],
    voicemail: `This is ${schoolName}. Please ring us when you can. Thank you.`,
  };
}

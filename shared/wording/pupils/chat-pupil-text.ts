/** What the bot says where a pupil is named. */
import { nameInSentence } from '../basics/name-in-sentence.ts';

export const chatPupilText = {
  foundNobody: (name: string) => `I found nobody called ${nameInSentence(name)} among the pupils you see.`,
  notInChannel: 'Pupils are not spoken of in a channel: ask me in a personal chat.',
  whoseSummary: 'Whose summary? Say "summary" and part of the name.',
};

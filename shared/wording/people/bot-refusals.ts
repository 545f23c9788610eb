/** What the bot says to whoever asks for what their role does not have. */
import type { Right } from '#shared/domain/people/rights.ts';

export const botRefusals = {
  'see-figures': 'Your role does not see the figures of a school.',
  'see-pupils': 'Your role does not see pupils. The attendance officer or the pupil’s tutor can help.',
  'note-absence': 'Your role does not note absences. The attendance officer or the pupil’s tutor can help.',
  'ring-families': 'Your role rings no families. The attendance officer can help.',
  'hold-tutor-meetings':
    'Your role does not decide about meetings. A year leader or the attendance officer can help.',
  'post-school-card':
    'Attendance officers and school leaders bring the card to a channel, and stop it. Ask one of them.',
  'post-trust-card': 'Only trust leads and administrators bring the trust’s card to a channel.',
} as const satisfies Partial<Record<Right, string>>;

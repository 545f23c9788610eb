/** Text and labels of signing in and out. */
import type { SigningKind, SigningRefusal } from '#shared/domain/actions/signing.ts';
import type { ClockTime } from '#shared/domain/basics/london-time.ts';
import { sentenceCase } from '../basics/number-text.ts';
import { choices, reasonText } from './call-text.ts';

const lateReasonLabels = {
  travel: 'Travel',
  overslept: 'Overslept',
  appointment: 'Appointment',
  family: 'Family',
  illness: 'Illness',
  other: 'Something else',
} as const;
export const lateReasonChoices = choices(lateReasonLabels);

const leavingReasonLabels = {
  appointment: 'Appointment',
  illness: 'Illness',
  family: 'Family',
  'leave-granted': 'Leave granted',
  exam: 'Exam or interview',
  other: 'Something else',
} as const;
export const leavingReasonChoices = choices(leavingReasonLabels);

export const signingKindLabels: Readonly<Record<SigningKind, string>> = {
  in: 'In',
  out: 'Leaving',
  elsewhere: 'Elsewhere on site',
};

export const signingText = {
  title: 'Sign in or out',
  what: 'What happens',
  who: 'Who',
  time: 'At',
  now: 'Left empty: now.',
  why: 'Why',
  backAt: 'Back today at',
  where: 'Where, for example “with the nurse”',
  collectedBy: 'Who collects them',
  save: 'Save',
  undo: 'Undo',
  close: 'Done',
  done: 'Saved',
  notToday: 'Only pupils on roll are signed in and out, on school days. Nothing was saved.',
  notTheLast:
    'Somebody has signed this pupil in or out since, or has taken this back already. Nothing was changed.',
  said: (name: string, kind: SigningKind, time: ClockTime): string =>
    `${name}: ${signingKindLabels[kind].toLowerCase()} at ${time}`,
  signIn: 'In',
  signInOf: (name: string) => `Sign in ${name}`,
  takeBackOf: (name: string) => `Take back the signing of ${name}`,
};

export function signingRefusalText(refusal: SigningRefusal, last: ClockTime): string {
  switch (refusal) {
    case 'back-before-leaving':
      return 'The time back is before the time of leaving. Nothing was saved.';
    case 'before-the-last':
      return `Something was said of ${last} already, which is later. Nothing was saved.`;
    case 'is-in':
      return `Signed in at ${last} already. Nothing was saved.`;
    case 'is-out':
      return `Signed out at ${last} already. Nothing was saved.`;
  }
}

export interface Signed {
  kind: SigningKind;
  time: ClockTime;
  reason: string | null;
  backAt: ClockTime | null;
  note: string | null;
}

/** "in since 08:52"; "left 10:40, back 12:00"; "elsewhere on site, with the nurse, 09:10". No reason: lists lie about. */
export function signedText({ kind, time, backAt, note }: Signed): string {
  switch (kind) {
    case 'in':
      return `in since ${time}`;
    case 'out':
      return [`left ${time}`, backAt && `back ${backAt}`].filter(Boolean).join(', ');
    case 'elsewhere':
      return ['elsewhere on site', note, time].filter(Boolean).join(', ');
  }
}

/** Why somebody left, and with whom: "Appointment. With his aunt." */
export const leftBecauseText = ({ reason, note }: Signed): string | null =>
  [reason && reasonText(reason), note]
    .filter((part): part is string => Boolean(part))
    .map((part) => `${sentenceCase(part)}.`)
    .join(' ') || null;

/** As it is put into the MIS: "Arrived 08:52, 22 minutes after 08:30. Overslept." */
export function signingComment(signed: Signed, late: { minutes: number; opens: ClockTime } | null): string {
  const reason = signed.reason === null ? null : reasonText(signed.reason);
  const what =
    signed.kind === 'in'
      ? [`arrived ${signed.time}`, late && `${late.minutes} min after ${late.opens}`]
          .filter(Boolean)
          .join(', ')
      : signed.kind === 'out'
        ? [`left ${signed.time}`, signed.backAt && `to be back ${signed.backAt}`].filter(Boolean).join(', ')
        : `elsewhere on site at ${signed.time}`;
  return [what, reason, signed.note]
    .filter((part): part is string => Boolean(part))
    .map((part) => `${sentenceCase(part.replace(/\s+/g, ' ').trim())}.`)
    .join(' ');
}

/** Why an action was raised, in a sentence or two: the pupil's name stands beside it. */
import type { ContactRung } from '#shared/domain/actions/calls/contacts-rung.ts';
import type { ActionReason } from '#shared/domain/actions/action-reason.ts';
import { usualCodeFor } from '#shared/domain/actions/reason-codes.ts';
import { attendanceRate } from '#shared/domain/registers/attendance-rate.ts';
import { barrierText } from './barrier-text.ts';
import { dayText } from '../basics/date-text.ts';
import { percentText, plural } from '../basics/number-text.ts';
import { daysText, illOfDaysText } from '../registers/days-missed-text.ts';
import { contactText, reasonText } from './call-text.ts';

/** "Out of persistent absence: 90.4 % this year, 18 of 188 sessions missed." */
function conversionText({
  conversion,
  attended,
  possible,
}: {
  conversion: string;
  attended: number;
  possible: number;
}): string {
  const what = conversion === 'into-94' ? 'Into 94 %' : 'Out of persistent absence';
  const { percent } = attendanceRate({ attended, possible });
  return `${what}: ${percentText(percent)} this year, ${possible - attended} of ${possible} sessions missed.`;
}

/**
 * No contact is named by it, as it is stored and contacts may be barred later; `outOfDate`: whose number a reader may be
 * shown to be out of date.
 */
export function reasonSentence(reason: ActionReason, outOfDate: ContactRung | null = null): string {
  switch (reason.code) {
    case 'unexplained':
      return [
        'Not in, and nobody has told us why yet (N).',
        reason.notRungOn && `Not rung about ${dayText(reason.notRungOn)} either.`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'word-was-left':
      return `Word was left: ${reasonText(reason.reason)}. Not spoken to yet.`;
    case 'away-again':
      return 'In this morning, and not in this afternoon; nobody has told us why yet (N).';
    case 'second-day':
      return 'Away a second day running; the reason is known. Ring to ask what would help them back tomorrow.';
    case 'no-mark-yet':
      return 'No mark yet this morning: in, or not? From 10:00 on it counts as N.';
    case 'marks-missing': {
      const marks = reason.marks === 1 ? '1 mark is' : `${reason.marks} marks are`;
      return `${marks} missing in the ${reason.session === 'AM' ? 'morning' : 'afternoon'} register.`;
    }
    case 'back-after':
      return `Back after ${reason.days} days away.`;
    case 'not-reached-by':
      return `Not in, and nobody of the family has been reached by ${reason.time}.`;
    case 'no-mark-by':
      return `No mark today, and nobody of the family has been reached by ${reason.time}.`;
    case 'reason-given': {
      const code = reason.fits === undefined ? usualCodeFor(reason.reason) : reason.fits;
      return `The family says: ${reasonText(reason.reason)}. ${code ? `Code ${code} may fit.` : 'Which code fits?'}`;
    }
    case 'expected-later':
      return 'The family expects the pupil in school later today.';
    case 'number-out-of-date':
      return outOfDate
        ? `A telephone number is out of date: ${contactText(outOfDate)}.`
        : 'A telephone number is out of date.';
    case 'not-come':
      return `Expected at ${reason.time}, and not come yet.`;
    case 'believed-in-school':
      return 'The family believed the pupil was in school.';
    case 'not-seen-at-visit':
      return 'The child was not seen at a home visit.';
    case 'drill':
      return 'This is a drill: nobody is missing. Please take it as you would a real one.';
    case 'nobody-reached-today':
      return 'Nobody could be reached by telephone today.';
    case 'nobody-answered-twice':
      return 'Nobody answered twice: the emergency contacts are next.';
    case 'no-answer':
      return 'No answer at the first call.';
    case 'voicemail':
      return 'A voicemail was left; nobody has been spoken to yet.';
    case 'number-not-theirs':
      return 'The number rung was not the family’s.';
    case 'stage-reached':
      return `${daysText(reason.days)} away this year.`;
    case 'often-late':
      return `Late on ${plural(reason.days, 'day')} this year.`;
    case 'write-first':
      return `${daysText(reason.days)} away this year. Write home: what was missed, that we noticed, and whom to ask.`;
    case 'pupil-met':
      return `The pupil was met on ${dayText(reason.on)}. Call home and say what was agreed.`;
    case 'converted':
      return `${conversionText(reason)} Say so in person, about the effort.`;
    case 'target-met':
      return `${reason.target ? `What was agreed is met: ${reason.target.replace(/[.\s]+$/, '')}.` : 'What was agreed is met.'} Say so in person, about the effort.`;
    case 'ill-under-plan':
      return `${illOfDaysText(reason)} this year, under the health plan.`;
    case 'plan-to-look-at':
      return 'The plan is looked at with the family.';
    case 'look-again':
      return 'What was agreed at the last meeting is looked at again.';
    case 'in-the-way':
      return `${barrierText(reason).replace(/[.\s]+$/, '')}.`;
    case 'text':
      return reason.text;
  }
}

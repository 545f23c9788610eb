import type { AlertPeopleAnswer, AlertSettings } from '#shared/contracts/people/alert-people.ts';
import { alertPosts, type AlertPost, type WorkDay } from '#shared/domain/people/alert-people.ts';
import { alertPeopleLabels } from '#shared/wording/people/alert-people-text.ts';

interface PersonDraft {
  staffId: string;
  phone: string;
  daysOff: WorkDay[];
}

/** The form as it is filled in; numbers as they are written. */
export interface AlertPeopleDraft {
  people: Record<AlertPost, PersonDraft>;
  deputy: string;
  head: string;
  emergencyText: string;
}

export function draftOf({ settings }: AlertPeopleAnswer): AlertPeopleDraft {
  const { people, notReached, emergencyText } = settings;
  const of = (post: AlertPost): PersonDraft => {
    const { staffId = '', phone = '', daysOff = [] } = people[post] ?? {};
    return { staffId, phone, daysOff: [...daysOff] };
  };
  return {
    people: { lead: of('lead'), deputy: of('deputy'), head: of('head') },
    deputy: String(notReached.deputy),
    head: String(notReached.head),
    emergencyText,
  };
}

/** What is missing, by post and field. */
export function draftFaults({
  people,
}: AlertPeopleDraft): Partial<Record<`${AlertPost} ${'staffId' | 'phone'}`, string>> {
  return Object.fromEntries(
    alertPosts.flatMap((post) => {
      const { staffId, phone } = people[post];
      if (staffId && !phone.trim()) return [[`${post} phone`, alertPeopleLabels.phoneNeeded]];
      return !staffId && phone.trim() ? [[`${post} staffId`, alertPeopleLabels.personNeeded]] : [];
    }),
  );
}

export function settingsOf({ people, deputy, head, emergencyText }: AlertPeopleDraft): AlertSettings {
  const of = (post: AlertPost) => (people[post].staffId ? people[post] : null);
  return {
    people: { lead: of('lead'), deputy: of('deputy'), head: of('head') },
    notReached: { deputy: Number(deputy), head: Number(head) },
    emergencyText,
  };
}

import type { MeetingInput, MeetingSheet } from '#shared/contracts/escalation/meeting.ts';
import type { BarrierKind } from '#shared/domain/actions/barrier-kinds.ts';
import type { FamilyAnswer } from '#shared/domain/escalation/barriers.ts';

export interface BarrierDraft {
  /** Of the page alone. */
  key: number;
  kind: BarrierKind;
  detail: string;
  owner: string;
  due: string;
}

/** What somebody is writing down; '' where nothing is said. */
export interface MeetingDraft {
  strengths: string;
  pupilSays: string;
  target: string;
  support: string;
  adjustments: string;
  softStart: string;
  namedContact: string;
  family: FamilyAnswer | '';
  familyWhy: string;
  nextLook: string;
  barriers: readonly BarrierDraft[];
}

export const draftOf = ({ record, barriers, nextLook, action }: MeetingSheet): MeetingDraft => ({
  strengths: record?.strengths ?? '',
  pupilSays: record?.pupilSays ?? '',
  target: record?.target ?? '',
  support: record?.support ?? '',
  adjustments: record?.adjustments ?? '',
  softStart: record?.softStart ?? '',
  namedContact: record?.namedContact ?? '',
  family: record?.family ?? '',
  familyWhy: record?.familyWhy ?? '',
  nextLook: nextLook ?? '',
  barriers: barriers
    .filter(({ removedOn, meeting }) => removedOn === null && meeting === action.id)
    .map(({ kind, detail, owner, due }, key) => ({
      key,
      kind,
      detail: detail ?? '',
      owner: owner?.name ?? '',
      due: due ?? '',
    })),
});

/** What is sent: only what was written here, as a colleague may write beside; an owner on the staff list goes by id. */
export function inputOf(
  { barriers, family, nextLook, ...said }: Partial<MeetingDraft>,
  people: MeetingSheet['people'],
): MeetingInput {
  return {
    ...said,
    ...(family !== undefined && { family: family === '' ? null : family }),
    ...(nextLook !== undefined && { nextLook: nextLook === '' ? null : nextLook }),
    ...(barriers && { barriers: barriers.map((barrier) => sent(barrier, people)) }),
  };
}

/** Whoever of the staff list is called so. */
export const personNamed = (
  name: string,
  people: MeetingSheet['people'],
): MeetingSheet['people'][number] | undefined =>
  people.find((person) => person.name.toLowerCase() === name.trim().toLowerCase());

function sent(
  { kind, detail, owner, due }: BarrierDraft,
  people: MeetingSheet['people'],
): NonNullable<MeetingInput['barriers']>[number] {
  const person = personNamed(owner, people);
  return {
    kind,
    ...(detail.trim() && { detail: detail.trim() }),
    ...(person ? { owner: person.id } : owner.trim() && { ownerName: owner.trim() }),
    ...(due && { due }),
  };
}

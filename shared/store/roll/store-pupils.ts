import type { PupilDetails, PupilRow, PupilSide } from '#shared/contracts/roll/file-rows.ts';
import {
  FROM_THE_START,
  sameMembership,
  type DatedMembership,
  type PupilMembership,
  type RollDates,
} from '#shared/domain/roll/pupil-groups.ts';
import { afterRow } from '#shared/domain/basics/given.ts';
import { addDays, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { inPieces } from '../engine/in-pieces.ts';
import type { Tx } from '../engine/open-store.ts';
import { pupilColumns, toPupil } from './pupils.ts';
import { LAST_DAY } from './roll.ts';

const blankPupil: PupilSide = {
  admissionNumber: null,
  tutorGroup: '',
  house: '',
  startDate: null,
  leavingDate: null,
  pupilPremium: false,
  sen: 'N',
  eal: false,
  lookedAfter: false,
  socialWorker: false,
  youthOffendingWorker: false,
  youngCarer: false,
  medicalNeed: false,
  household: null,
};

/** `cleared`: by UPN, the columns that blank cells took something away from. */
export interface PupilsStored {
  changed: number;
  cleared: ReadonlyMap<string, readonly string[]>;
}

/**
 * Adds or changes a school's pupils in the caller's transaction.
 * A group that changed holds from `today`; the first one held from the start.
 */
export async function storePupils(
  tx: Tx,
  school: string,
  rows: readonly Omit<PupilRow, 'school'>[],
  today: SchoolDate,
): Promise<PupilsStored> {
  const stored = await storedPupils(tx, school);
  const cleared = new Map<string, readonly string[]>();
  const pupils = rows.map((row): PupilDetails => {
    const after = afterRow(blankPupil, stored.get(row.upn)?.side ?? null, row);
    if (after.cleared.length > 0) cleared.set(row.upn, after.cleared);
    const { upn, surname, forename, yearGroup } = row;
    return { ...after.side, upn, surname, forename, yearGroup };
  });
  const fresh = pupils.filter((pupil) => !stored.has(pupil.upn));
  let changed = fresh.length;

  for (const piece of inPieces(fresh)) await insertPupils(tx, school, piece);
  for (const pupil of pupils) {
    const before = stored.get(pupil.upn);
    if (!before) continue;
    const sameRoll = before.startDate === pupil.startDate && before.leavingDate === pupil.leavingDate;
    const sameGroups = sameMembership(before.membership, pupil);
    if (sameRoll && sameGroups && before.details === detailsOf(pupil)) continue;
    changed += 1;
    await tx
      .updateTable('pupil')
      .set(pupilValues(pupil))
      .where('school_id', '=', school)
      .where('pupil_id', '=', before.id)
      .execute();
    if (!sameGroups) await changeMembership(tx, school, before.id, before.membership, pupil, today);
  }
  return { changed, cleared };
}

interface KnownPupil extends RollDates {
  id: number;
  details: string;
  side: PupilSide;
  membership: DatedMembership;
}

async function storedPupils(tx: Tx, school: string): Promise<Map<string, KnownPupil>> {
  const rows = await tx
    .selectFrom('pupil')
    .innerJoin('pupil_membership as m', (join) =>
      join.onRef('m.school_id', '=', 'pupil.school_id').onRef('m.pupil_id', '=', 'pupil.pupil_id'),
    )
    .where('pupil.school_id', '=', school)
    .where('m.ends', '=', LAST_DAY)
    .select([...pupilColumns, 'pupil.admission_number', 'm.starts'])
    .execute();
  return new Map(
    rows.map((row) => {
      const pupil = { ...toPupil(row), admissionNumber: row.admission_number };
      return [
        row.upn,
        {
          id: pupil.id,
          startDate: pupil.startDate,
          leavingDate: pupil.leavingDate,
          details: detailsOf(pupil),
          side: pupil,
          membership: { ...pupil, starts: row.starts },
        },
      ];
    }),
  );
}

type Details = Omit<PupilDetails, keyof PupilMembership | keyof RollDates>;

function detailsOf(pupil: Details): string {
  return JSON.stringify([
    pupil.admissionNumber,
    pupil.surname,
    pupil.forename,
    pupil.eal,
    pupil.lookedAfter,
    pupil.socialWorker,
    pupil.youthOffendingWorker,
    pupil.youngCarer,
    pupil.medicalNeed,
    pupil.household,
  ]);
}

function pupilValues(pupil: PupilDetails) {
  return {
    upn: pupil.upn,
    admission_number: pupil.admissionNumber,
    surname: pupil.surname,
    forename: pupil.forename,
    start_date: pupil.startDate,
    leaving_date: pupil.leavingDate,
    eal: pupil.eal,
    looked_after: pupil.lookedAfter,
    social_worker: pupil.socialWorker,
    youth_offending_worker: pupil.youthOffendingWorker,
    young_carer: pupil.youngCarer,
    medical_need: pupil.medicalNeed,
    household: pupil.household,
  };
}

function membershipValues(membership: PupilMembership) {
  return {
    year_group: membership.yearGroup,
    tutor_group: membership.tutorGroup,
    house: membership.house,
    pupil_premium: membership.pupilPremium,
    sen: membership.sen,
  };
}

async function insertPupils(tx: Tx, school: string, pupils: readonly PupilDetails[]): Promise<void> {
  const stored = await tx
    .insertInto('pupil')
    .values(pupils.map((pupil) => ({ school_id: school, ...pupilValues(pupil) })))
    .returning(['pupil_id', 'upn'])
    .execute();
  const idOf = new Map(stored.map((row) => [row.upn, row.pupil_id]));
  await tx
    .insertInto('pupil_membership')
    .values(
      pupils.map((pupil) => ({
        school_id: school,
        pupil_id: idOf.get(pupil.upn) ?? 0,
        starts: FROM_THE_START,
        ends: LAST_DAY,
        ...membershipValues(pupil),
      })),
    )
    .execute();
}

async function changeMembership(
  tx: Tx,
  school: string,
  pupilId: number,
  current: DatedMembership,
  next: PupilMembership,
  today: SchoolDate,
): Promise<void> {
  const ofPupil = tx
    .updateTable('pupil_membership')
    .where('school_id', '=', school)
    .where('pupil_id', '=', pupilId);
  if (current.starts >= today) {
    await ofPupil.set(membershipValues(next)).where('starts', '=', current.starts).execute();
    return;
  }
  await ofPupil
    .set({ ends: addDays(today, -1) })
    .where('starts', '=', current.starts)
    .execute();
  await tx
    .insertInto('pupil_membership')
    .values({
      school_id: school,
      pupil_id: pupilId,
      starts: today,
      ends: LAST_DAY,
      ...membershipValues(next),
    })
    .execute();
}

import { sql } from 'kysely';
import type { PupilDetails } from '#shared/contracts/file-rows.ts';
import {
  FROM_THE_START,
  sameMembership,
  type DatedMembership,
  type PupilMembership,
  type RollDates,
  type SpecialNeeds,
} from '#shared/domain/pupil-groups.ts';
import type { PupilNeeds } from '#shared/domain/key-groups.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/school-date.ts';
import type { Db, Tx } from './open-store.ts';
import { recomputePupilTotals, recomputeSchoolDays } from './derived-figures.ts';
import { inPieces } from './in-pieces.ts';
import { LAST_DAY } from './roll.ts';

export interface StoredPupil extends RollDates, PupilMembership, PupilNeeds {
  school: string;
  id: number;
  upn: string;
  surname: string;
  forename: string;
  household: string | null;
}

const pupilColumns = [
  'pupil.school_id',
  'pupil.pupil_id',
  'pupil.upn',
  'pupil.surname',
  'pupil.forename',
  'pupil.start_date',
  'pupil.leaving_date',
  'pupil.eal',
  'pupil.looked_after',
  'pupil.social_worker',
  'pupil.young_carer',
  'pupil.medical_need',
  'pupil.household',
  'm.year_group',
  'm.tutor_group',
  'm.house',
  'm.pupil_premium',
  'm.sen',
] as const;

/** Pupils with their membership of the day; a pupil who has left or not begun is among them. */
function pupilsOn(db: Db | Tx, date: SchoolDate) {
  return db
    .selectFrom('pupil')
    .innerJoin('pupil_membership as m', (join) =>
      join.onRef('m.school_id', '=', 'pupil.school_id').onRef('m.pupil_id', '=', 'pupil.pupil_id'),
    )
    .where('m.starts', '<=', date)
    .where('m.ends', '>=', date)
    .select(pupilColumns);
}

function onRoll<Query extends ReturnType<typeof pupilsOn>>(query: Query, date: SchoolDate): Query {
  return query
    .where((eb) => eb.or([eb('pupil.start_date', 'is', null), eb('pupil.start_date', '<=', date)]))
    .where((eb) =>
      eb.or([eb('pupil.leaving_date', 'is', null), eb('pupil.leaving_date', '>=', date)]),
    ) as Query;
}

type PupilRow = Awaited<ReturnType<ReturnType<typeof pupilsOn>['executeTakeFirstOrThrow']>>;

function toPupil(row: PupilRow): StoredPupil {
  return {
    school: row.school_id,
    id: row.pupil_id,
    upn: row.upn,
    surname: row.surname,
    forename: row.forename,
    startDate: row.start_date,
    leavingDate: row.leaving_date,
    eal: row.eal,
    lookedAfter: row.looked_after,
    socialWorker: row.social_worker,
    youngCarer: row.young_carer,
    medicalNeed: row.medical_need,
    household: row.household,
    yearGroup: row.year_group,
    tutorGroup: row.tutor_group,
    house: row.house,
    pupilPremium: row.pupil_premium,
    sen: row.sen as SpecialNeeds,
  };
}

export async function findPupil(db: Db | Tx, pupilId: number, date: SchoolDate): Promise<StoredPupil | null> {
  const row = await pupilsOn(db, date).where('pupil.pupil_id', '=', pupilId).executeTakeFirst();
  return row ? toPupil(row) : null;
}

export async function pupilsByIds(
  db: Db | Tx,
  school: string,
  ids: readonly number[],
  date: SchoolDate,
): Promise<StoredPupil[]> {
  if (ids.length === 0) return [];
  const rows = await pupilsOn(db, date)
    .where('pupil.school_id', '=', school)
    .where('pupil.pupil_id', 'in', ids)
    .execute();
  return rows.map(toPupil);
}

/** On roll that day, by surname and forename; all of the school, or one tutor group's. */
export async function pupilsOfSchool(
  db: Db | Tx,
  school: string,
  date: SchoolDate,
  tutorGroup?: string,
): Promise<StoredPupil[]> {
  let query = onRoll(pupilsOn(db, date), date).where('pupil.school_id', '=', school);
  if (tutorGroup !== undefined) query = query.where('m.tutor_group', '=', tutorGroup);
  return (
    await query.orderBy('pupil.surname').orderBy('pupil.forename').orderBy('pupil.pupil_id').execute()
  ).map(toPupil);
}

export async function householdOf(
  db: Db | Tx,
  school: string,
  household: string,
  date: SchoolDate,
): Promise<StoredPupil[]> {
  const rows = await onRoll(pupilsOn(db, date), date)
    .where('pupil.school_id', '=', school)
    .where('pupil.household', '=', household)
    .orderBy('pupil.pupil_id')
    .execute();
  return rows.map(toPupil);
}

/** Pupils on roll whose names hold every word asked for, in whatever order; schools: null for all. */
export async function searchPupils(
  db: Db | Tx,
  words: string,
  schools: readonly string[] | null,
  date: SchoolDate,
  limit: number,
): Promise<StoredPupil[]> {
  if (schools?.length === 0) return [];
  let query = onRoll(pupilsOn(db, date), date);
  if (schools) query = query.where('pupil.school_id', 'in', schools);
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const part = `%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
    query = query.where(sql<boolean>`(pupil.forename || ' ' || pupil.surname) ilike ${part}`);
  }
  const rows = await query
    .orderBy('pupil.surname')
    .orderBy('pupil.forename')
    .orderBy('pupil.pupil_id')
    .limit(limit)
    .execute();
  return rows.map(toPupil);
}

export async function pupilsByUpn(
  db: Db | Tx,
  upn: string,
  schools: readonly string[] | null,
  date: SchoolDate,
): Promise<StoredPupil[]> {
  if (schools?.length === 0) return [];
  let query = pupilsOn(db, date).where(sql<boolean>`upper(pupil.upn) = ${upn.toUpperCase()}`);
  if (schools) query = query.where('pupil.school_id', 'in', schools);
  return (await query.execute()).map(toPupil);
}

/** UPN to pupil id at each of the schools. */
export async function upnsOfSchools(
  db: Db | Tx,
  schools: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>(
    schools.map((school) => [school, new Map<string, number>()]),
  );
  if (schools.length === 0) return found;
  const rows = await db
    .selectFrom('pupil')
    .select(['school_id', 'upn', 'pupil_id'])
    .where('school_id', 'in', schools)
    .execute();
  for (const row of rows) found.get(row.school_id)?.set(row.upn, row.pupil_id);
  return found;
}

/**
 * Adds or changes a school's pupils in the caller's transaction, with the derived figures that depend on them.
 * A group that changed holds from `today`; the first one held from the start. Answers with how many changed.
 */
export async function storePupils(
  tx: Tx,
  school: string,
  pupils: readonly PupilDetails[],
  today: SchoolDate,
): Promise<number> {
  const known = await pupilsKnown(tx, school);
  const fresh = pupils.filter((pupil) => !known.has(pupil.upn));
  const rollChanged: number[] = [];
  const groupsChanged: number[] = [];
  let changed = fresh.length;

  for (const piece of inPieces(fresh)) await insertPupils(tx, school, piece);
  for (const pupil of pupils) {
    const before = known.get(pupil.upn);
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
    if (!sameRoll) rollChanged.push(before.id);
    if (!sameGroups) {
      await changeMembership(tx, school, before.id, before.membership, pupil, today);
      groupsChanged.push(before.id);
    }
  }

  if (rollChanged.length > 0) await recomputePupilTotals(tx, school, rollChanged);
  const weeks = await weeksWithMarks(tx, school, rollChanged, groupsChanged, today);
  if (weeks.length > 0) await recomputeSchoolDays(tx, school, weeks);
  return changed;
}

interface KnownPupil extends RollDates {
  id: number;
  details: string;
  membership: DatedMembership;
}

async function pupilsKnown(tx: Tx, school: string): Promise<Map<string, KnownPupil>> {
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

/** Weeks whose counts may differ: every marked week of a changed roll, weeks from today on of a changed group. */
async function weeksWithMarks(
  tx: Tx,
  school: string,
  rollChanged: readonly number[],
  groupsChanged: readonly number[],
  today: SchoolDate,
): Promise<SchoolDate[]> {
  const weeks = new Set<SchoolDate>();
  const marked = tx.selectFrom('register_week').select('week').distinct().where('school_id', '=', school);
  if (rollChanged.length > 0) {
    for (const row of await marked.where('pupil_id', 'in', rollChanged).execute()) weeks.add(row.week);
  }
  if (groupsChanged.length > 0) {
    const since = marked.where('pupil_id', 'in', groupsChanged).where('week', '>=', mondayOf(today));
    for (const row of await since.execute()) weeks.add(row.week);
  }
  return [...weeks].sort();
}

/** Every tutor group with pupils on roll, and where its pupils belong (each combination of year and house once). */
export async function tutorGroupsOf(
  db: Db | Tx,
  schools: readonly string[],
  date: SchoolDate,
): Promise<
  {
    school: string;
    group: string;
    whereabouts: { school: string; tutorGroup: string; yearGroup: number; house: string }[];
  }[]
> {
  if (schools.length === 0) return [];
  const rows = await onRoll(pupilsOn(db, date), date)
    .where('pupil.school_id', 'in', schools)
    .where('m.tutor_group', '!=', '')
    .clearSelect()
    .select(['pupil.school_id', 'm.tutor_group', 'm.year_group', 'm.house'])
    .distinct()
    .execute();
  const groups = new Map<
    string,
    {
      school: string;
      group: string;
      whereabouts: { school: string; tutorGroup: string; yearGroup: number; house: string }[];
    }
  >();
  for (const row of rows) {
    const key = `${row.school_id} ${row.tutor_group}`;
    const found = groups.get(key) ?? { school: row.school_id, group: row.tutor_group, whereabouts: [] };
    found.whereabouts.push({
      school: row.school_id,
      tutorGroup: row.tutor_group,
      yearGroup: row.year_group,
      house: row.house,
    });
    groups.set(key, found);
  }
  return [...groups.values()].sort(
    (a, b) => a.school.localeCompare(b.school) || a.group.localeCompare(b.group, 'en', { numeric: true }),
  );
}

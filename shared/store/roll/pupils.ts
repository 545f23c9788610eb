import { sql } from 'kysely';
import type { PupilNeeds } from '#shared/domain/roll/pupil-needs.ts';
import type { PupilMembership, RollDates, SpecialNeeds } from '#shared/domain/roll/pupil-groups.ts';
import { PLAIN_LETTERS, searchedName } from '#shared/domain/roll/searched-name.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

export interface StoredPupil extends RollDates, PupilMembership, PupilNeeds {
  school: string;
  id: number;
  upn: string;
  surname: string;
  forename: string;
  household: string | null;
}

const ownColumns = [
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
  'pupil.youth_offending_worker',
  'pupil.young_carer',
  'pupil.medical_need',
  'pupil.household',
] as const;
const memberColumns = ['m.year_group', 'm.tutor_group', 'm.house', 'm.pupil_premium', 'm.sen'] as const;
export const pupilColumns = [...ownColumns, ...memberColumns] as const;

/** Pupils with their membership of the day; a pupil who has left or not begun is among them. */
export function pupilsOn(db: Db | Tx, date: SchoolDate) {
  return db
    .selectFrom('pupil')
    .innerJoin('pupil_membership as m', (join) =>
      join.onRef('m.school_id', '=', 'pupil.school_id').onRef('m.pupil_id', '=', 'pupil.pupil_id'),
    )
    .where('m.starts', '<=', date)
    .where('m.ends', '>=', date)
    .select(pupilColumns);
}

/** Keeps those whose roll dates hold the day. */
export function onRoll<Query extends ReturnType<typeof pupilsOn>>(query: Query, date: SchoolDate): Query {
  return query
    .where((eb) => eb.or([eb('pupil.start_date', 'is', null), eb('pupil.start_date', '<=', date)]))
    .where((eb) =>
      eb.or([eb('pupil.leaving_date', 'is', null), eb('pupil.leaving_date', '>=', date)]),
    ) as Query;
}

type PupilRow = Awaited<ReturnType<ReturnType<typeof pupilsOn>['executeTakeFirstOrThrow']>>;

export function toPupil(row: PupilRow): StoredPupil {
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
    youthOffendingWorker: row.youth_offending_worker,
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

/** Everybody of these households at a school, with their membership of the day. */
export async function pupilsOfHouseholds(
  db: Db | Tx,
  school: string,
  households: readonly string[],
  date: SchoolDate,
): Promise<StoredPupil[]> {
  if (households.length === 0) return [];
  const rows = await pupilsOn(db, date)
    .where('pupil.school_id', '=', school)
    .where('pupil.household', 'in', households)
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
  // Two plain readings joined here: the embedded store knows too little of its tables to join them well.
  let members = db
    .selectFrom('pupil_membership as m')
    .select([...memberColumns, 'm.pupil_id'])
    .where('m.school_id', '=', school)
    .where('m.starts', '<=', date)
    .where('m.ends', '>=', date);
  if (tutorGroup !== undefined) members = members.where('m.tutor_group', '=', tutorGroup);
  const memberOf = new Map((await members.execute()).map((row) => [row.pupil_id, row]));
  let pupils = db
    .selectFrom('pupil')
    .select(ownColumns)
    .where('pupil.school_id', '=', school)
    .where((eb) => eb.or([eb('pupil.start_date', 'is', null), eb('pupil.start_date', '<=', date)]))
    .where((eb) => eb.or([eb('pupil.leaving_date', 'is', null), eb('pupil.leaving_date', '>=', date)]));
  if (tutorGroup !== undefined) {
    if (memberOf.size === 0) return [];
    pupils = pupils.where('pupil.pupil_id', 'in', [...memberOf.keys()]);
  }
  const rows = await pupils
    .orderBy('pupil.surname')
    .orderBy('pupil.forename')
    .orderBy('pupil.pupil_id')
    .execute();
  return rows.flatMap((row) => {
    const member = memberOf.get(row.pupil_id);
    return member ? [toPupil({ ...row, ...member })] : [];
  });
}

/** As `searchedName` folds what is asked for; most names are plain, and only the others are worth the work. */
const wholeName = sql`(pupil.forename || ' ' || pupil.surname)`;
const foldedName = sql`case when ${wholeName} ~ '[^\\x01-\\x7f]' or ${wholeName} like '%\`%'
  then translate(regexp_replace(lower(normalize(${wholeName}, NFKD)), '[\\u0300-\\u036f]', '', 'g'),
    ${sql.lit(PLAIN_LETTERS[0])}, ${sql.lit(PLAIN_LETTERS[1])})
  else lower(${wholeName}) end`;

/** Pupils on roll whose names hold every word asked for, in whatever order; schools: null for all. */
export async function searchPupils(
  db: Db | Tx,
  text: string,
  schools: readonly string[] | null,
  date: SchoolDate,
  limit: number,
): Promise<StoredPupil[]> {
  if (schools?.length === 0) return [];
  let query = onRoll(pupilsOn(db, date), date);
  if (schools) query = query.where('pupil.school_id', 'in', schools);
  for (const word of searchedName(text).split(/\s+/).filter(Boolean)) {
    const part = `%${word.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
    query = query.where(sql<boolean>`${foldedName} like ${part}`);
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

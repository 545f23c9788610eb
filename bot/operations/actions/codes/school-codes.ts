import type { CodesToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import {
  codesToEnter,
  isToldOn,
  SCHOOL_DAYS_LISTED,
  type CodeRow,
} from '#shared/domain/actions/codes-to-enter.ts';
import { codeForReason } from '#shared/domain/actions/reason-codes.ts';
import {
  codeOf,
  isMissing,
  NO_MARK,
  showsRegisterCalled,
} from '#shared/domain/registers/attendance-codes.ts';
import { hasClosed } from '#shared/domain/registers/register-due.ts';
import { registerGroupOf } from '#shared/domain/roll/pupil-groups.ts';
import { isSchoolDay, schoolDaysBetween } from '#shared/domain/basics/school-calendar.ts';
import { londonIso, londonWallClock } from '#shared/domain/basics/london-time.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { addDays, mondayOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { sessions, slotOf, type Session } from '#shared/domain/basics/session.ts';
import { yearGroupCode } from '#shared/domain/basics/year-group.ts';
import { codesEnteredBetween, type StoredCodeEntered } from '#shared/store/actions/codes-entered.ts';
import type { Db, Tx } from '#shared/store/engine/open-store.ts';
import { calendarOf, findSchool, type School } from '#shared/store/people/schools.ts';
import { settingsOn } from '#shared/store/people/settings.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { receivedByDay, registerWeeks } from '#shared/store/registers/registers.ts';
import { pupilsOfSchool, type StoredPupil } from '#shared/store/roll/pupils.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';
import { nameOf } from '../../roll/pupil-name.ts';
import { comingsOf } from '../notices/comings.ts';
import { disputesUntil } from './disputed-marks.ts';
import { saidOfDays, saidTakenBack, type Said } from './said-of-days.ts';

const DAYS_LOOKED_BACK = 60;

type SchoolCodeRow = CodeRow<StoredPupil, Said>;

export interface SchoolCodes {
  school: School;
  schoolDay: boolean;
  rows: SchoolCodeRow[];
  /** Those that are told today. */
  told: SchoolCodeRow[];
  said: readonly Said[];
  entered: readonly StoredCodeEntered[];
  registersMissing: string[];
  asOf: Date | null;
  /** The last import that brought marks of the day; null: none has. */
  lastCame: (date: SchoolDate) => Date | null;
}

/** What people know of the latest school days, beside the marks that stand. */
export async function readSchoolCodes(ctx: StaffContext, db: Db | Tx, id: string): Promise<SchoolCodes> {
  const school = await findSchool(db, id);
  if (!school) throw new Problem('not-found', `The school ${id} was not found.`);
  const { today } = ctx.moment;
  const calendar = await calendarOf(db, school.id);
  const latest = schoolDaysBetween(calendar, addDays(today, -DAYS_LOOKED_BACK), today).slice(
    -SCHOOL_DAYS_LISTED,
  );
  const listedFrom = latest[0] ?? today;
  const disputes = await disputesUntil(db, school.id, today);
  const older = disputes.filter(({ from }) => from < listedFrom);
  const first = older.map(({ from }) => from).sort()[0] ?? listedFrom;
  const pupils = await pupilsOfSchool(db, school.id, today);
  const disputing = pupils.filter(({ id: pupilId }) => older.some((one) => one.pupilId === pupilId));
  const weeks = await registerWeeks(db, school.id, mondayOf(listedFrom), mondayOf(today));
  const olderWeeks = await registerWeeks(
    db,
    school.id,
    mondayOf(first),
    mondayOf(listedFrom),
    disputing.map(({ id: pupilId }) => pupilId),
  );
  const received = await receivedByDay(db, school.id, first, today);
  const entered = await codesEnteredBetween(db, school.id, first, today);
  const { reasonCodes } = (await settingsOn(db, [school], today)).get(school.id) ?? { reasonCodes: {} };
  const codeFor = (reason: string, date: SchoolDate): string | null =>
    codeForReason(reasonCodes, reason, date);
  const said = [
    ...(await saidOfDays(db, school, { from: listedFrom, to: today }, codeFor)),
    ...disputes.filter(({ from }) => from >= listedFrom),
  ];

  const comings = await comingsOf(
    db,
    school,
    said.map(({ from, pupilId }) => ({ from, pupilIds: [pupilId] })),
    today,
  );
  const markOf = ({ id }: StoredPupil, date: SchoolDate, session: Session): string =>
    (date < listedFrom ? olderWeeks : weeks).get(id)?.get(mondayOf(date))?.[slotOf(date, session)] ?? NO_MARK;
  const registerKey = (pupil: StoredPupil, session: Session): string =>
    `${session} ${registerGroupOf(pupil)}`;
  const calledToday = new Set(
    pupils.flatMap((pupil) =>
      sessions
        .filter((session) => showsRegisterCalled(markOf(pupil, today, session)))
        .map((session) => registerKey(pupil, session)),
    ),
  );
  const due = (pupil: StoredPupil, date: SchoolDate, session: Session): boolean =>
    hasClosed(date, session, school.closing, ctx.moment) ||
    (date === today && calledToday.has(registerKey(pupil, session)));
  const schoolDay = isSchoolDay(calendar, today);
  const missing = (pupil: StoredPupil): boolean =>
    schoolDay &&
    sessions.some((session) => due(pupil, today, session) && isMissing(markOf(pupil, today, session)));
  const since = schoolDaysBetween(calendar, first, today);
  const common = {
    ageOf: (date: SchoolDate) => since.filter((day) => day > date).length + (schoolDay ? 0 : 1),
    mark: markOf,
    isDue: due,
    comings,
    takenBack:
      entered.length > 0 ? await saidTakenBack(db, school, { from: listedFrom, to: today }, codeFor) : [],
    entered,
    cameOn: (date: SchoolDate) => {
      const at = received.get(date);
      return at ? londonWallClock(at).date : null;
    },
    codeFor,
  };
  const olderDays = [...new Set(older.map(({ from }) => from))].sort();
  const rows = [
    ...codesToEnter({ ...common, days: olderDays, pupils: disputing, said: older }).filter(
      ({ state }) => state === 'disputed',
    ),
    ...codesToEnter({ ...common, days: latest, pupils, said }),
  ];
  return {
    school,
    schoolDay,
    rows,
    told: rows.filter((row) => isToldOn(row, today)),
    said,
    entered,
    registersMissing: [...new Set(pupils.filter(missing).map(registerGroupOf))].sort((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    ),
    asOf: received.get(today) ?? null,
    lastCame: (date) => received.get(date) ?? null,
  };
}

/** The list as its readers see it, names joined. */
export async function codesView(
  ctx: StaffContext,
  db: Db | Tx,
  { school, schoolDay, told, registersMissing, asOf }: SchoolCodes,
): Promise<CodesToEnter> {
  const { today } = ctx.moment;
  const people = told.flatMap(({ said, entered }) => [said?.by ?? [], entered?.by ?? []].flat());
  const names = await staffNames(db, [...new Set(people)]);
  const view = (row: SchoolCodeRow): CodesToEnter['items'][number] => ({
    pupil: { id: String(row.pupil.id), name: nameOf(row.pupil) },
    yearGroup: yearGroupCode(row.pupil.yearGroup),
    tutorGroup: row.pupil.tutorGroup || null,
    date: row.date,
    session: row.session,
    state: row.state,
    code: row.code,
    stands: isMissing(row.mark) ? null : codeOf(row.mark),
    comment: row.said?.comment(names) ?? '',
    ageInSchoolDays: row.ageInSchoolDays,
    notice: row.state === 'disputed' ? (row.said?.noticeId ?? null) : null,
    enteredCode: row.entered?.code ?? null,
    enteredBy:
      row.entered &&
      `${nameInSentence(staffName(names, row.entered.by))}, ${momentText(londonIso(row.entered.at), today)}`,
  });
  return {
    school: school.id,
    schoolName: school.name,
    date: today,
    asOf: asOf && londonIso(asOf),
    schoolDay,
    registersMissing,
    items: told.filter(({ state }) => state !== 'stands').map(view),
    done: told.filter(({ state }) => state === 'stands').map(view),
  };
}

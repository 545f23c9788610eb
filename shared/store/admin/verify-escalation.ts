/**
 * Whether days away are what registers say, counted plainly, whether proposals and meetings fit together and are what
 * the policy asks of those days, and whether pupils' plans have days that can be.
 */
import { policyTermOf } from '#shared/domain/basics/school-calendar.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import { firstDayOfSchoolYear, schoolYearOf, type SchoolDate } from '#shared/domain/basics/school-date.ts';
import { daysOf, stagesOfRule } from '#shared/domain/people/escalation-policy.ts';
import { daysAway } from '#shared/domain/registers/away/days-away.ts';
import { daysLate } from '#shared/domain/registers/away/days-late.ts';
import { isOnRoll } from '#shared/domain/roll/pupil-groups.ts';
import { disputedMarks } from '../actions/notices.ts';
import type { Db } from '../engine/open-store.ts';
import { fromRow } from '../escalation/proposals.ts';
import { plansAt } from '../roll/standing-plans.ts';
import { policyOn } from '../people/escalation-policies.ts';
import { calendars, findSchool } from '../people/schools.ts';
import { readRolls } from '../registers/school-registers.ts';
import { unpacked } from '../registers/school-weeks.ts';
import { daysBroughtAlong, type BroughtAlong } from './days-brought-along.ts';
import { daysAwayText, plainDaysAway, plainDaysLate } from './plain-days-away.ts';
import { planFaults } from './plan-faults.ts';
import { proposalFaults, type EscalationSeen } from './proposal-faults.ts';

export interface VerifiedEscalation {
  faults: string[];
  /** What the next revision of proposals puts right by itself: registers or roll have changed since the last. */
  toBeRevised: string[];
}

/** A school's, as of the last day on which anything was done there: a backup may be looked at long after it was made. */
export async function verifyEscalation(db: Db, schoolId: string): Promise<VerifiedEscalation> {
  const school = await findSchool(db, schoolId);
  const roll = (await readRolls(db, [schoolId])).get(schoolId);
  const today = await lastDayOf(db, schoolId);
  if (!school || !roll || today === null) return { faults: [], toBeRevised: [] };
  const policy = await policyOn(db, schoolId, today);
  const calendar = (await calendars(db, [schoolId])).get(schoolId) ?? [];
  const disputed = (await disputedMarks(db, [schoolId])).get(schoolId) ?? new Set<string>();
  const rows = await db
    .selectFrom('register_week')
    .select(['pupil_id', 'week', 'marks'])
    .where('school_id', '=', schoolId)
    .execute();
  const weeks = await db.selectFrom('school_week').selectAll().where('school_id', '=', schoolId).execute();
  const should = plainDaysAway(rows, roll, today, policy.notCounted, disputed);
  const shouldLate = plainDaysLate(rows, roll, today, disputed);
  const registers = {
    roll,
    calendar,
    closing: school.closing,
    weeks: new Map(weeks.map((row) => [row.week, unpacked(row.registers)])),
  };
  const query = {
    from: firstDayOfSchoolYear(schoolYearOf(today)),
    to: today,
    // After every register has closed.
    moment: { today, time: '23:59' },
  };
  const is = daysAway(registers, query, policy, disputed);
  const isLate = daysLate(registers, query, disputed);
  const wrong = roll.pupils.flatMap(({ id }) => {
    const [counted, right] = [daysAwayText(is.get(id)), daysAwayText(should.get(id))];
    const [late, rightLate] = [isLate.get(id)?.days ?? 0, shouldLate.get(id)?.size ?? 0];
    return [
      counted === right ? '' : `days away are counted as ${counted}; registers say ${right}.`,
      late === rightLate ? '' : `days late are counted as ${late}; registers say ${rightLate}.`,
    ].flatMap((fault) => (fault === '' ? [] : [`${schoolId}, pupil ${id}: ${fault}`]));
  });
  const seen = await escalationAt(db, schoolId);
  const term = policyTermOf(calendar, today);
  const ofPupil = new Map(roll.pupils.map((pupil) => [pupil.id, pupil]));
  const undecided = seen.proposals.filter(
    ({ schoolYear, status }) =>
      schoolYear === schoolYearOf(today) && (status === 'proposed' || status === 'snoozed'),
  );
  const whyNot = (
    { pupilId, rule, stage }: (typeof undecided)[number],
    elsewhere: BroughtAlong = { sessions: 0, late: 0 },
  ): string | null => {
    const pupil = ofPupil.get(pupilId);
    if (!pupil || !isOnRoll(pupil, today)) return 'the pupil is not on roll';
    const isByLateness = rule === 'lateness';
    const days = isByLateness
      ? (shouldLate.get(pupilId)?.size ?? 0) + elsewhere.late
      : ((should.get(pupilId)?.counted ?? 0) + elsewhere.sessions) / 2;
    return days < daysOf({ stages: stagesOfRule(policy, rule) }, stage, term)
      ? `${days} days ${isByLateness ? 'late' : 'away'} do not reach stage ${stage}`
      : null;
  };
  const notReached = undecided.filter((proposal) => whyNot(proposal) !== null);
  const elsewhere = notReached.length > 0 ? await daysBroughtAlong(db, schoolId, today) : null;
  const toBeRevised = notReached.flatMap((proposal) => {
    const why = whyNot(proposal, elsewhere?.get(proposal.pupilId));
    return why === null
      ? []
      : [
          `${schoolId}, proposal ${proposal.id} of pupil ${proposal.pupilId}: ${why}; the next revision withdraws it.`,
        ];
  });
  return {
    faults: [
      ...wrong,
      ...[...proposalFaults(seen), ...planFaults(await plansAt(db, [schoolId]))].map(
        (fault) => `${schoolId}, ${fault}.`,
      ),
    ],
    toBeRevised,
  };
}

async function lastDayOf(db: Db, school: string): Promise<SchoolDate | null> {
  const row = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('school_id', '=', school)
    .executeTakeFirst();
  return row?.at ? londonWallClock(row.at).date : null;
}

async function escalationAt(db: Db, school: string): Promise<EscalationSeen> {
  const proposals = await db.selectFrom('proposal').selectAll().where('school_id', '=', school).execute();
  const meetings = await db.selectFrom('meeting').selectAll().where('school_id', '=', school).execute();
  const barriers = await db
    .selectFrom('barrier')
    .select(['barrier_id', 'action_id'])
    .where('school_id', '=', school)
    .execute();
  const actions = await db
    .selectFrom('action')
    .select(['action_id', 'status'])
    .where('school_id', '=', school)
    .execute();
  return {
    proposals: proposals.map((row) => ({
      id: row.proposal_id,
      pupilId: row.pupil_id,
      schoolYear: row.school_year,
      term: row.term,
      ...fromRow(row.stage),
      status: row.status,
      actionId: row.action_id,
    })),
    meetings: meetings.map((row) => ({
      actionId: row.action_id,
      pupilId: row.pupil_id,
      proposalId: row.proposal_id,
      heldOn: row.held_on,
    })),
    barriers: barriers.map((row) => ({ id: row.barrier_id, actionId: row.action_id })),
    actions: new Map(actions.map((row) => [row.action_id, row.status])),
  };
}

// What a school has made of its proposals by now: decided, met, looked at again. Through the operations that people
// use, each at its own moment, so that everything about it is as it would have come about.
import { startClock } from '../../clock.ts';
import { beginContext, beginJob, type Ports, type StaffContext } from '../../operations/context.ts';
import { decideProposal } from '../../operations/escalation/decide-proposal.ts';
import { listProposals } from '../../operations/escalation/list-proposals.ts';
import { lookAgain } from '../../operations/escalation/meetings/look-again.ts';
import { planMeeting } from '../../operations/escalation/plan-meeting.ts';
import { removeBarrier } from '../../operations/escalation/meetings/remove-barrier.ts';
import { recordMeeting } from '../../operations/escalation/record-meeting.ts';
import { reviseSchoolProposals } from '../../operations/escalation/revise-school-proposals.ts';
import { giveCaseload } from '../../operations/roll/give-caseload.ts';
import { findPersonById } from '../../operations/people/find-person.ts';
import { listPeople, personIdByEmail } from '../../operations/people/list-people.ts';
import {
  dismissReasons,
  inventMeeting,
  meetingPlaces,
  meetingTimes,
  snoozeReasons,
} from './meeting-stock.ts';
import { inventPlansSoFar } from './plans-so-far.ts';
import { dateOf, dayOf, schoolDaysOf, schoolYearOf, termsOf } from './school-year.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** Schools whose heads of year have begun. */
export const schoolsThatMeet = ['BRA', 'COR'];
/** So many school days ago somebody sat down with the list. */
const SITTINGS = [26, 10, 1];
const DECIDED_A_SITTING = 5;
const PUPILS_OF_A_MENTOR = 8;

type Proposals = Awaited<ReturnType<typeof listProposals>>['items'];
type Role = Awaited<ReturnType<typeof listPeople>>[number]['roles'][number];

/** Of one school, where nobody has decided anything yet. */
export const inventMeetingsSoFar = (ports: Ports, now: string, school: string): Promise<void> =>
  new SchoolMeetings(ports, now, school).hold();

class SchoolMeetings {
  readonly #ports: Ports;
  readonly #now: string;
  readonly #school: string;
  /** The days on which school is open, and the number of today, or of the last one before. */
  readonly #days: readonly string[];
  readonly #today: number;

  constructor(ports: Ports, now: string, school: string) {
    this.#ports = ports;
    this.#now = now;
    this.#school = school;
    const days = schoolDaysOf(termsOf(schoolYearOf(now)));
    this.#days = days.map(dateOf);
    this.#today = days.findLastIndex((day) => day <= dayOf(now));
  }

  async hold(): Promise<void> {
    const leader = await this.#first('senior-leader');
    for (const [sitting, back] of SITTINGS.entries()) {
      const day = this.#today - back;
      if (day < 0) continue;
      const random = seededRandom(`meetings ${this.#school} ${sitting}`);
      const list = await listProposals(await this.#as(leader, this.#at(day)), { school: this.#school });
      const inHand = list.items.filter(({ holder, waits, mayDecide }) => holder && !waits && mayDecide);
      const chosen = random.shuffle(inHand).slice(0, DECIDED_A_SITTING);
      for (const proposal of chosen) await this.#decide(random, proposal, day, sitting);
    }
    await this.#plans(leader);
    await this.#caseload(leader);
    await reviseSchoolProposals(beginJob(this.#portsAt(this.#now), 'invented trust'), this.#school);
  }

  /** Some weeks ago a few pupils got a plan; one of each kind is to be looked at soon. */
  async #plans(leader: string): Promise<void> {
    const recorded = Math.max(0, this.#today - 12);
    const soon = this.#today + 3;
    await inventPlansSoFar(
      seededRandom(`plans ${this.#school}`),
      this.#school,
      { now: await this.#as(leader, this.#now), then: await this.#as(leader, this.#at(recorded)) },
      {
        from: this.#day(Math.min(2, recorded)),
        reviews: [this.#day(soon), this.#day(soon + 20)],
        ends: [this.#day(soon)],
      },
    );
  }

  async #decide(
    random: SeededRandom,
    proposal: Proposals[number],
    day: number,
    sitting: number,
  ): Promise<void> {
    const holder = proposal.holder?.id ?? '';
    const what = random.weighted([
      ['approve', 70],
      ['snooze', 17],
      ['dismiss', 13],
    ] as const);
    const by = await this.#as(holder, this.#at(day));
    const decision =
      what === 'approve'
        ? ({ decision: what, assignee: holder } as const)
        : what === 'dismiss'
          ? ({ decision: what, reason: random.pick(dismissReasons) } as const)
          : ({ decision: what, until: this.#day(day + 15), reason: random.pick(snoozeReasons) } as const);
    const { action } = await decideProposal(by, { id: proposal.id, decision });
    if (!action) return;
    if (sitting === SITTINGS.length - 1) await this.#plan(random, action.id, by);
    else if (random.chance(0.92))
      await this.#meet(random, { actionId: action.id, holder: proposal.holder }, day);
  }

  async #plan(random: SeededRandom, actionId: string, by: StaffContext): Promise<void> {
    const date = this.#day(this.#today + random.between(0, 2));
    const plan = { date, time: random.pick(meetingTimes), place: random.pick(meetingPlaces) };
    await planMeeting(by, { actionId, plan });
  }

  async #meet(
    random: SeededRandom,
    { actionId, holder }: { actionId: string; holder: Proposals[number]['holder'] },
    approved: number,
  ): Promise<void> {
    if (!holder) return;
    const held = approved + random.between(2, 5);
    const looked = Math.max(held + 1, random.pick([held + 8, held + 10, this.#today, this.#today + 4]));
    const meeting = inventMeeting(random, holder.id, holder.name, {
      barriersDue: this.#day(held + random.between(4, 9)),
      nextLook: this.#day(looked),
    });
    await recordMeeting(await this.#as(holder.id, this.#at(held)), { actionId, meeting });
    if (looked >= this.#today || random.chance(0.15)) return;
    const result = random.weighted([
      ['met', 45],
      ['partly', 35],
      ['not', 20],
    ] as const);
    const by = await this.#as(holder.id, this.#at(looked));
    const { barriers } = await lookAgain(by, { actionId, result });
    // Who reaches what was agreed has nothing of it in the way any more.
    for (const { id, meeting: of } of result === 'met' ? barriers : [])
      if (of === actionId) await removeBarrier(by, { actionId, barrier: id, removed: true });
  }

  /** A day beyond the school year is its last. */
  #day(day: number): string {
    return this.#days[Math.min(day, this.#days.length - 1)] ?? this.#now.slice(0, 10);
  }

  #at(day: number): string {
    return `${this.#day(day)}T15:40`;
  }

  #portsAt(moment: string): Ports {
    return { ...this.#ports, clock: startClock(moment) };
  }

  async #as(id: string, moment: string): Promise<StaffContext> {
    const ports = this.#portsAt(moment);
    const person = await findPersonById(beginJob(ports, 'invented trust'), id);
    if (!person) throw new Error(`The invented trust has nobody with the id ${id}`);
    return beginContext(ports, person);
  }

  /** The mentor works with a few of those who are away most. */
  async #caseload(leader: string): Promise<void> {
    const staff = await this.#first('mentor');
    if (staff === '') return;
    const ctx = await this.#as(leader, this.#now);
    const { items } = await listProposals(ctx, { school: this.#school });
    const pupils = items.slice(0, PUPILS_OF_A_MENTOR).map(({ pupil }) => pupil.id);
    if (pupils.length > 0) await giveCaseload(ctx, { school: this.#school, wish: { staff, pupils } });
  }

  /** The first who holds a role at the school, by id; '': nobody. */
  async #first(role: Role): Promise<string> {
    const ctx = beginJob(this.#ports, 'invented trust');
    const found = (await listPeople(ctx)).find(
      ({ roles, schools }) => roles.includes(role) && schools.includes(this.#school),
    );
    return (found && (await personIdByEmail(ctx, found.email))) ?? '';
  }
}

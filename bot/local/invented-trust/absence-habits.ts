// How often and why an invented pupil is away or late. The shares aim at the Department for Education's figures
// for 2025/26 (pupils entitled to free meals lose twice as much as the others).
import type { InventedPupil } from './roll.ts';
import { seededRandom } from './seeded-random.ts';
import { phaseOfYear } from './trust-plan.ts';
import type { InventedPhase } from './trust-plan.ts';

export interface AbsenceHabits {
  /** Share of school days lost in spells of illness and the like. */
  away: number;
  /** Seldom in school: spells last weeks, not days. */
  severe: boolean;
  /** Share of spells that end without a good reason (O) rather than as illness (I). */
  unexcused: number;
  /** Chances on a school day. */
  late: number;
  afterClose: number;
  appointment: number;
  suspension: number;
  /** Chance of a holiday in term time next to each school holiday. */
  holiday: number;
  /** Sessions of a week (0 Monday AM to 9 Friday PM) spent elsewhere, by code. */
  elsewhere: Map<number, string>;
}

interface PhaseFigures {
  away: number;
  severe: number;
  /** Shape of the spread among the other pupils: the smaller, the more of the absence falls on a few. */
  spread: number;
  unexcused: number;
  late: number;
  afterClose: number;
  holiday: number;
  suspension: number;
}

const figures: Record<InventedPhase, PhaseFigures> = {
  primary: {
    away: 0.041,
    severe: 0.011,
    spread: 2.2,
    unexcused: 0.07,
    late: 0.021,
    afterClose: 0.0034,
    holiday: 0.036,
    suspension: 0.0001,
  },
  secondary: {
    away: 0.064,
    severe: 0.034,
    spread: 1.15,
    unexcused: 0.16,
    late: 0.052,
    afterClose: 0.006,
    holiday: 0.022,
    suspension: 0.0016,
  },
  post16: {
    away: 0.066,
    severe: 0.02,
    spread: 1.2,
    unexcused: 0.2,
    late: 0.055,
    afterClose: 0.006,
    holiday: 0.012,
    suspension: 0,
  },
};

const premiumShare = 0.34;
const severeDaysAway = 0.62;
// Of ten draws tried, the one whose schools came out nearest to the figures.
const draw = 'c';

// More than two to one, since appointments and holidays fall on all alike; the mean is kept.
const premiumWeight = (premium: boolean) => (premium ? 2.25 : 1) / (1 + 1.25 * premiumShare);

function sessionsElsewhere(pupil: InventedPupil, phase: InventedPhase): Map<number, string> {
  const random = seededRandom(`elsewhere ${pupil.upn}`);
  const sessions = new Map<number, string>();
  const both = (day: number, code: string) => sessions.set(day * 2, code).set(day * 2 + 1, code);
  if (phase === 'post16') {
    // One or two afternoons or mornings without lessons: not required to attend.
    for (let i = random.between(0, 2); i > 0; i--) sessions.set(random.between(0, 9), 'X');
  } else if (phase === 'secondary') {
    const placed = random.weighted([
      ['none', 974],
      ['college', 15],
      ['dual', 3],
      ['part time', 8],
    ] as const);
    const day = random.between(0, 4);
    if (placed === 'college') both(day, 'B');
    if (placed === 'dual') for (const away of [day, (day + 2) % 5]) both(away, 'D');
    if (placed === 'part time') for (const afternoon of [1, 3, 5, 7, 9]) sessions.set(afternoon, 'C2');
  } else if (random.chance(0.01)) {
    both(random.between(0, 4), 'B');
  }
  return sessions;
}

/** The habits of one pupil; the same for the whole year. */
export function inventHabits(pupil: InventedPupil): AbsenceHabits {
  const phase = phaseOfYear(pupil.school, pupil.group.yearGroup);
  const goal = figures[phase];
  const random = seededRandom(`habits ${draw} ${pupil.upn}`);
  const weight = premiumWeight(pupil.premium) * (pupil.medicalNeed ? 1.4 : 1);
  const severe = random.chance(goal.severe * weight);
  // Brothers and sisters often share their habits.
  const spread = (random.chance(0.5) ? seededRandom(`habits ${pupil.family.household}`) : random).gamma(
    goal.spread,
  );
  const others = (goal.away - goal.severe * severeDaysAway) / (1 - goal.severe);
  const away = severe ? 0.5 + random.next() * 0.3 : Math.min(0.42, others * weight * spread);
  const lateness = random.gamma(0.6) * (pupil.premium ? 1.5 : 0.75);
  return {
    away,
    severe,
    unexcused: Math.min(0.85, goal.unexcused + away * 1.2) * (pupil.medicalNeed ? 0.4 : 1),
    late: Math.min(0.5, goal.late * lateness),
    afterClose: Math.min(0.15, goal.afterClose * lateness),
    appointment: pupil.medicalNeed ? 0.025 : 0.009,
    suspension: random.chance(0.12) ? (goal.suspension * weight) / 0.12 : 0,
    holiday: goal.holiday,
    elsewhere: sessionsElsewhere(pupil, phase),
  };
}

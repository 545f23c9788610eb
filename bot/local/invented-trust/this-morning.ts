// Today as the office sees it once the registers are in: enough unexplained absence for every adult to have a
// call or two, a class on a trip, appointments known for the afternoon, and a register or two still missing.
import { inventComment } from './mark-comments.ts';
import type { PupilMarks } from './pupil-days.ts';
import { onRoll } from './roll.ts';
import type { InventedPupil } from './roll.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { PlannedSchool } from './trust-plan.ts';

export interface Sessions {
  am: boolean;
  pm: boolean;
}

const attended = (code: string | undefined) => code === '/' || code === 'L';

/** Pupils for whom no call waits for long: looked after, with a worker, care plan, young carer. */
function isVulnerable(pupil: InventedPupil): boolean {
  const hasWorker = pupil.socialWorker || pupil.youthOffendingWorker;
  return pupil.lookedAfter || hasWorker || pupil.youngCarer || pupil.sen === 'E';
}

interface Morning {
  am: number;
  random: SeededRandom;
  pupils: PupilMarks[];
  groups: Map<string, PupilMarks[]>;
}

function setMark(morning: Morning, marks: PupilMarks, code: string, commentChance = 0.2): void {
  marks.codes[morning.am] = code;
  marks.details.delete(morning.am);
  const comment = morning.random.chance(commentChance) ? inventComment(morning.random, code) : undefined;
  if (comment) marks.details.set(morning.am, { comment });
}

const waiting = (morning: Morning, marks: PupilMarks) => marks.codes[morning.am] === 'N';

function siblingsAway(morning: Morning): PupilMarks[] {
  const homes = Map.groupBy(morning.pupils, (m) => m.pupil.family.household);
  const pair = [...homes.values()].find(
    (home) => home.length > 1 && home.every((m) => attended(m.codes[morning.am]) || waiting(morning, m)),
  );
  pair?.forEach((m) => setMark(morning, m, 'N', 0));
  return pair ?? [];
}

// Two or three who matter most are among them, at least three pupils whose attendance moves the school's diff,
// and hardly a group without one: an adult who opens the list should find it worth opening.
function spreadUnexplained(morning: Morning, school: PlannedSchool): void {
  const [fewest, most] = school.unexplainedToday;
  const { random } = morning;
  const keep = new Set(siblingsAway(morning));
  const count = (of: (m: PupilMarks) => boolean = () => true) =>
    morning.pupils.filter((m) => waiting(morning, m) && of(m)).length;
  const add = (from: PupilMarks[], of: (m: PupilMarks) => boolean = () => true) => {
    const found = from.find((m) => attended(m.codes[morning.am]) && of(m));
    if (found) {
      setMark(morning, found, 'N');
      keep.add(found);
    }
    return found !== undefined;
  };
  const explain = (m: PupilMarks) => setMark(morning, m, 'I', 0.7);

  for (const group of morning.groups.values()) {
    const here = group.filter((m) => waiting(morning, m));
    here
      .filter((m) => !keep.has(m))
      .slice(0, Math.max(0, here.length - 3))
      .forEach(explain);
  }
  while (count((m) => isVulnerable(m.pupil)) < 3 && add(morning.pupils, (m) => isVulnerable(m.pupil)));
  while (count((m) => m.pupil.premium) < 4 && add(morning.pupils, (m) => m.pupil.premium));
  for (const group of random.shuffle([...morning.groups.values()])) {
    const none = !group.some((m) => waiting(morning, m));
    if (none && count() < most && random.chance(0.8)) add(group);
  }
  for (const m of random.shuffle(morning.pupils)) {
    const inGroup = () =>
      morning.groups.get(m.pupil.group.name)!.filter((other) => waiting(morning, other)).length;
    if (count() < fewest && inGroup() < 3) add([m]);
    if (count() > most && waiting(morning, m) && !keep.has(m)) {
      if (inGroup() > 1) explain(m);
    }
  }
}

function dayOut(morning: Morning, group: PupilMarks[]): void {
  for (const m of group) {
    if (!attended(m.codes[morning.am])) continue;
    setMark(morning, m, 'V', 1);
    m.codes[morning.am + 1] = 'V';
    m.details.delete(morning.am + 1);
  }
}

// What the school already knows of an afternoon to come.
function keepKnownAfternoon(morning: Morning): void {
  const pm = morning.am + 1;
  for (const m of morning.pupils) {
    if (m.codes[pm] === 'M' && attended(m.codes[morning.am])) {
      m.details.set(pm, { comment: inventComment(morning.random, 'M') });
    } else if (m.codes[pm] !== 'V') {
      m.codes[pm] = '';
      m.details.delete(pm);
    }
  }
}

/** Changes the marks of the day numbered `today` (the last of each pupil's) into those of a day under way. */
export function stageMorning(
  all: PupilMarks[],
  school: PlannedSchool,
  today: number,
  date: number,
  taken: Sessions,
): void {
  const am = today * 2;
  const pupils = all.filter((m) => onRoll(m.pupil, date));
  const random = seededRandom(`morning ${school.code} ${date}`);
  const groups = Map.groupBy(pupils, (m) => m.pupil.group.name);
  const order = random.shuffle([...groups.keys()]);
  const missing = order.slice(0, school.registersMissingToday);
  const morning: Morning = { am, random, pupils: [], groups: new Map() };
  for (const [name, group] of groups) {
    if (missing.includes(name)) continue;
    morning.groups.set(name, group);
    morning.pupils.push(...group);
  }
  morning.pupils = random.shuffle(morning.pupils);

  if (taken.am) {
    spreadUnexplained(morning, school);
    if (school.phase === 'primary') dayOut(morning, groups.get(order[0]!)!);
    const blank = morning.pupils.filter((m) => m.codes[am] === '/').slice(0, school.marksMissingToday);
    blank.forEach((m) => setMark(morning, m, '-', 0));
  }
  // Nobody has been two hours late yet.
  for (const m of morning.pupils) {
    const late = m.codes[am] === 'U' ? m.details.get(am) : undefined;
    if (late) m.details.set(am, { ...late, minutesLate: 31 + (late.minutesLate! % 20) });
  }
  if (!taken.pm) keepKnownAfternoon({ ...morning, pupils });
  for (const m of pupils) {
    if (taken.am && !missing.includes(m.pupil.group.name)) continue;
    m.codes[am] = '';
    m.details.delete(am);
  }
}

import { describe, expect, it } from '@jest/globals';
import Papa from 'papaparse';
import { INVENTED_TRUST_NOW, inventTrust } from '../../bot/local/invented-trust/invented-trust.ts';
import { lateMarksFile } from '../../bot/local/invented-trust/late-marks-file.ts';
import { upnCheckLetter } from '../../bot/local/invented-trust/upn.ts';

type Row = Record<string, string>;

const attending = new Set('/ \\ L B K P V W'.split(' '));
const absent = new Set('C C2 E I M S G N O U'.split(' '));
const notPossible = new Set(['D', 'X', '-']);

function read(text: string): Row[] {
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const trust = inventTrust(INVENTED_TRUST_NOW);
const today = INVENTED_TRUST_NOW.slice(0, 10);
const schools = read(trust.schools);
const terms = read(trust.terms);
const staff = read(trust.staff);
const pupils = read(trust.pupils);
const contacts = read(trust.contacts);
const marks = read(trust.marks);
const pupilOf = new Map(pupils.map((pupil) => [pupil.upn!, pupil]));
const isPremium = (mark: Row) => pupilOf.get(mark.upn!)!.pupilPremium === 'Y';

function share(rows: Row[], among: Set<string>): number {
  const possible = rows.filter((row) => !notPossible.has(row.code!));
  return (100 * possible.filter((row) => among.has(row.code!)).length) / possible.length;
}

type Band = readonly [low: number, high: number];

const within = (value: number, ...[low, high]: Band) => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};

function phaseOf(pupil: Row): string {
  const year = pupil.yearGroup === 'R' ? 0 : Number(pupil.yearGroup);
  return year < 7 ? 'primary' : year < 12 ? 'secondary' : 'post16';
}

const marksByPhase = Map.groupBy(marks, (mark) => phaseOf(pupilOf.get(mark.upn!)!));
const todayIn = (school: string) => marks.filter((mark) => mark.school === school && mark.date === today);
const unexplained = (school: string) => todayIn(school).filter((mark) => mark.code === 'N');

describe('the invented trust', () => {
  it('is the same every time', () => {
    expect(inventTrust(INVENTED_TRUST_NOW)).toEqual(trust);
  });

  it('has four schools, about 2,500 pupils and about 120 staff', () => {
    expect(schools.map((school) => school.phase)).toEqual(['primary', 'secondary', 'secondary', 'post16']);
    within(pupils.length, 2420, 2520);
    within(new Set(staff.map((person) => person.email)).size, 110, 135);
    expect(trust.settings.map((school) => school.absenceCallsBy)).toEqual([
      'tutor',
      'tutor',
      'year-leader',
      'attendance-officer',
    ]);
  });

  it('gives every tutor group a tutor, every year in the schools a leader, every school an officer', () => {
    for (const pupil of pupils) {
      const here = staff.filter((person) => person.school === pupil.school);
      expect(here.some((person) => person.tutorGroups === pupil.tutorGroup)).toBe(true);
      expect(here.some((person) => person.yearGroups!.split(';').includes(pupil.yearGroup!))).toBe(true);
    }
    for (const { school: code } of schools) {
      const roles = staff.filter((person) => person.school === code).map((person) => person.roles);
      expect(roles).toEqual(
        expect.arrayContaining(['attendance-officer', 'senior-leader;safeguarding-lead']),
      );
    }
  });

  it('has people with unique addresses and object ids, at domains nobody owns', () => {
    const ids = new Map(staff.map((person) => [person.email, person.entraObjectId]));
    expect(new Set(ids.values()).size).toBe(ids.size);
    for (const person of staff) expect(person.email).toMatch(/^[a-z.-]+@larkmere\.example$/);
    for (const contact of contacts) {
      expect(contact.email).toMatch(/^$|^[a-z.\d-]+@families\.example$/);
      // Ofcom keeps these ranges for drama.
      expect(contact.phone).toMatch(/^(07700 900\d{3}|01632 960\d{3})$/);
    }
  });

  it('has the groups of pupils a trust has', () => {
    const percent = (is: (pupil: Row) => boolean) => (100 * pupils.filter(is).length) / pupils.length;
    const homes = Map.groupBy(pupils, (pupil) => pupil.household!);
    within(
      percent((pupil) => pupil.pupilPremium === 'Y'),
      30,
      38,
    );
    within(
      percent((pupil) => pupil.sen === 'K'),
      13,
      18,
    );
    within(
      percent((pupil) => pupil.sen === 'E'),
      3.5,
      6,
    );
    within(
      percent((pupil) => pupil.eal === 'Y'),
      12,
      18,
    );
    within(
      percent((pupil) => pupil.lookedAfter === 'Y'),
      0.4,
      1.2,
    );
    within(
      percent((pupil) => pupil.socialWorker === 'Y'),
      1.3,
      3,
    );
    const known = pupils.filter((pupil) => pupil.youthOffendingWorker === 'Y');
    within(known.length, 4, 10);
    for (const pupil of known) expect(Number(pupil.yearGroup)).toBeGreaterThan(7);
    within(
      percent((pupil) => pupil.youngCarer === 'Y'),
      1.3,
      3,
    );
    within(
      percent((pupil) => pupil.medicalNeed === 'Y'),
      2,
      4.5,
    );
    within(
      percent((pupil) => homes.get(pupil.household!)!.length > 1),
      28,
      40,
    );
    expect(pupils.filter((pupil) => pupil.leavingDate).length).toBeGreaterThan(3);
    expect(pupils.filter((pupil) => pupil.startDate! > '2026-09-02').length).toBeGreaterThan(3);
  });

  it('answers a search for Khan with several pupils in the secondary schools', () => {
    for (const school of ['BRA', 'COR']) {
      within(pupils.filter((pupil) => pupil.school === school && pupil.surname === 'Khan').length, 3, 12);
    }
  });

  it('gives pupils valid unique numbers of an authority that does not exist', () => {
    expect(pupilOf.size).toBe(pupils.length);
    for (const { upn } of pupils) {
      expect(upn).toMatch(/^[A-HJ-NP-RT-Z]999\d{9}$/);
      expect(upnCheckLetter(upn!.slice(1))).toBe(upn![0]);
    }
    // 8×2 + 1×4 + 4×7 + 2×9 + 6×10 + 1×11 + 6×12 + 7×13 = 300, which leaves 1.
    expect(upnCheckLetter('801004026167')).toBe('B');
  });

  it('gives every pupil one to four contacts in order', () => {
    const lists = Map.groupBy(contacts, (contact) => contact.upn!);
    expect(lists.size).toBe(pupils.length);
    for (const list of lists.values()) {
      expect(list.map((contact) => contact.order)).toEqual(['1', '2', '3', '4'].slice(0, list.length));
      expect(list[0]!.doNotContact).toBe('N');
    }
    expect(contacts.some((contact) => contact.doNotContact === 'Y')).toBe(true);
    expect(contacts.some((contact) => contact.language!.endsWith('(interpreter needed)'))).toBe(true);
  });
});

describe('the marks of the invented trust', () => {
  it('are well formed, once each, of pupils on roll, on school days', () => {
    const open = (date: string) =>
      terms.some((row) => row.kind === 'term' && row.starts! <= date && date <= row.ends!) &&
      !terms.some((row) => row.kind !== 'term' && row.starts! <= date && date <= row.ends!);
    const dates = new Set(marks.map((mark) => mark.date!));
    expect([...dates].filter((date) => !open(date))).toEqual([]);
    expect([...dates].sort().at(-1)).toBe(today);
    const faults = marks.filter((mark) => {
      const pupil = pupilOf.get(mark.upn!);
      const code = mark.code!;
      const isCode = attending.has(code) || absent.has(code) || notPossible.has(code);
      const half = !(code === '/' && mark.session !== 'AM') && !(code === '\\' && mark.session !== 'PM');
      const late = (mark.minutesLate !== '') === (code === 'L' || code === 'U');
      const onRoll =
        pupil?.school === mark.school &&
        pupil!.startDate! <= mark.date! &&
        (!pupil!.leavingDate || mark.date! <= pupil!.leavingDate);
      return !(isCode && half && late && onRoll && /^(AM|PM)$/.test(mark.session!));
    });
    expect(faults).toEqual([]);
    expect(new Set(marks.map((mark) => `${mark.upn}${mark.date}${mark.session}`)).size).toBe(marks.length);
    within(marks.length, 225_000, 260_000);
  });

  // Bands round the Department for Education's figures for 2025/26.
  it.each<[string, Band, Band, Band, Band]>([
    ['primary', [4.6, 6], [0.8, 1.5], [10, 18], [0.4, 2]],
    ['secondary', [7.5, 9.3], [2.2, 3.3], [20, 27], [2.5, 4.5]],
    ['post16', [6, 9.5], [1.8, 3.3], [15, 27], [0.5, 4]],
  ])('fall as in %s schools', (phase, absence, late, persistent, severe) => {
    const rows = marksByPhase.get(phase)!;
    within(share(rows, absent), ...absence);
    within(share(rows, new Set(['L'])), ...late);
    const pupilRows = [...Map.groupBy(rows, (row) => row.upn!).values()];
    const away = pupilRows.map((list) => share(list, absent));
    within((100 * away.filter((percent) => percent >= 10).length) / away.length, ...persistent);
    within((100 * away.filter((percent) => percent >= 50).length) / away.length, ...severe);
  });

  it('show pupil premium pupils absent about twice as much, and more on Mondays and Fridays', () => {
    const premium = share(marks.filter(isPremium), absent);
    const others = share(
      marks.filter((mark) => !isPremium(mark)),
      absent,
    );
    within(premium / others, 1.6, 2.3);
    const days = Map.groupBy(marks, (mark) => new Date(`${mark.date}T00:00:00Z`).getUTCDay());
    expect(share(days.get(5)!, absent)).toBeGreaterThan(share(days.get(3)!, absent));
    expect(share(days.get(1)!, absent)).toBeGreaterThan(share(days.get(3)!, absent));
  });

  it.each([
    ['AMB', 0.33, 0.47],
    ['BRA', 0.42, 0.5],
    ['COR', 0.18, 0.28],
    ['DUN', 0.1, 0.22],
  ])('give %s its own share of pupil premium', (school, low, high) => {
    const here = pupils.filter((pupil) => pupil.school === school);
    within(here.filter((pupil) => pupil.pupilPremium === 'Y').length / here.length, low, high);
  });

  it('leave few old N, and none beyond five school days', () => {
    const lastDays = [...new Set(marks.map((mark) => mark.date!))].sort().slice(-5);
    const old = marks.filter((mark) => mark.code === 'N' && mark.date !== today);
    within(old.length, 10, 120);
    expect(old.every((mark) => lastDays.includes(mark.date!))).toBe(true);
  });
});

describe('the invented morning', () => {
  it.each(['BRA', 'COR'])('has about 40 unexplained at %s, one to three in most groups', (school) => {
    within(unexplained(school).length, 36, 45);
    const groups = Map.groupBy(unexplained(school), (mark) => pupilOf.get(mark.upn!)!.tutorGroup!);
    const all = new Set(pupils.filter((pupil) => pupil.school === school).map((pupil) => pupil.tutorGroup));
    expect(groups.size).toBeGreaterThan(all.size * 0.7);
    for (const list of groups.values()) expect(list.length).toBeLessThanOrEqual(4);
    const vulnerable = unexplained(school).filter((mark) => {
      const pupil = pupilOf.get(mark.upn!)!;
      const { lookedAfter, socialWorker, youthOffendingWorker, youngCarer, sen } = pupil;
      return [lookedAfter, socialWorker, youthOffendingWorker, youngCarer].includes('Y') || sen === 'E';
    });
    expect(vulnerable.length).toBeGreaterThanOrEqual(3);
    const homes = Map.groupBy(unexplained(school), (mark) => pupilOf.get(mark.upn!)!.household);
    expect([...homes.values()].some((list) => list.length > 1)).toBe(true);
  });

  it('has no afternoon yet but a class on a trip and appointments', () => {
    const afternoon = marks.filter((mark) => mark.date === today && mark.session === 'PM');
    expect(new Set(afternoon.map((mark) => mark.code))).toEqual(new Set(['V', 'M']));
    const away = afternoon.filter((mark) => mark.code === 'V');
    expect(new Set(away.map((mark) => pupilOf.get(mark.upn!)!.tutorGroup)).size).toBe(1);
  });

  it('lacks two registers at Brackenholt and one at Corramoor, and has pupils late and back', () => {
    const registersMissing = (school: string) => {
      const taken = new Set(
        todayIn(school)
          .filter((m) => m.session === 'AM')
          .map((m) => pupilOf.get(m.upn!)!.tutorGroup),
      );
      const all = new Set(pupils.filter((pupil) => pupil.school === school).map((pupil) => pupil.tutorGroup));
      return all.size - taken.size;
    };
    expect(['AMB', 'BRA', 'COR', 'DUN'].map(registersMissing)).toEqual([0, 2, 1, 0]);
    expect(todayIn('BRA').filter((mark) => mark.code === 'L').length).toBeGreaterThan(10);
    const lastDays = [...new Set(marks.map((mark) => mark.date!))].sort().slice(-4, -1);
    const seen = new Set(
      marks.filter((m) => lastDays.includes(m.date!) && !absent.has(m.code!)).map((m) => m.upn),
    );
    const back = todayIn('BRA').filter(
      (mark) => mark.session === 'AM' && attending.has(mark.code!) && !seen.has(mark.upn),
    );
    expect(back.length).toBeGreaterThan(3);
  });

  it.each([
    ['2026-09-02T09:40', '2026-09-02'],
    ['2026-10-28T10:00', '2026-10-22'],
    ['2026-11-18T08:30', '2026-11-18'],
    ['2026-12-06T12:00', '2026-12-04'],
    ['2027-05-04T15:00', '2027-05-04'],
  ])('can be any day of the year: at %s the last marks are of %s', (now, last) => {
    const lines = inventTrust(now).marks.trim().split('\n').slice(1);
    expect(
      lines.reduce((latest, line) => (line.slice(18, 28) > latest ? line.slice(18, 28) : latest), ''),
    ).toBe(last);
  });

  it('keeps the past as it was when the clock moves on, but for reasons found', () => {
    const before = read(inventTrust('2026-10-01T15:00').marks).filter((mark) => mark.date! < '2026-09-24');
    const since = new Set(marks.map((mark) => `${mark.upn}${mark.date}${mark.session}${mark.code}`));
    const changed = before.filter((mark) => !since.has(`${mark.upn}${mark.date}${mark.session}${mark.code}`));
    expect(changed).toEqual([]);
  });
});

describe('the late marks file', () => {
  const target = 93;

  function diff(school: string, morning: Map<string, string>, years?: string[]): number {
    const cohort = pupils.filter(
      (pupil) =>
        pupil.school === school &&
        pupil.pupilPremium === 'Y' &&
        pupil.startDate! <= today &&
        (!pupil.leavingDate || pupil.leavingDate >= today) &&
        (!years || years.includes(pupil.yearGroup!)),
    );
    const codes = cohort
      .map((pupil) => morning.get(pupil.upn!) ?? '-')
      .filter((code) => !notPossible.has(code));
    const away = codes.filter((code) => absent.has(code)).length;
    return (
      Math.floor((cohort.length * (100 - target)) / 100) - Math.floor((cohort.length * away) / codes.length)
    );
  }

  it.each(['AMB', 'BRA', 'COR', 'DUN'])('changes the diff of %s by marks of this morning only', (school) => {
    const late = read(lateMarksFile(INVENTED_TRUST_NOW, school));
    expect(late.every((m) => m.school === school && m.date === today && m.session === 'AM')).toBe(true);
    const morning = todayIn(school).filter((mark) => mark.session === 'AM');
    const before = new Map(morning.map((mark) => [mark.upn!, mark.code!]));
    const after = new Map([...before, ...late.map((mark) => [mark.upn!, mark.code!] as const)]);
    expect(late.filter((mark) => before.get(mark.upn!) === mark.code)).toEqual([]);
    expect(diff(school, after)).toBeGreaterThan(diff(school, before));
    const trustYears = ['7', '8', '9', '10'];
    if (school === 'BRA' || school === 'COR') {
      expect(diff(school, after, trustYears)).toBeGreaterThan(diff(school, before, trustYears));
    }
  });

  it('explains some, finds some late and fills a missing register', () => {
    const before = new Map(
      todayIn('BRA')
        .filter((m) => m.session === 'AM')
        .map((m) => [m.upn!, m.code]),
    );
    const late = read(lateMarksFile('2026-11-18T10:05', 'BRA'));
    const resolved = late.filter((mark) => before.get(mark.upn!) === 'N');
    expect(new Set(resolved.map((mark) => mark.code))).toEqual(new Set(['/', 'L', 'M', 'I']));
    expect(resolved.length).toBeLessThan(unexplained('BRA').length);
    expect(late.filter((mark) => !before.has(mark.upn!)).length).toBeGreaterThan(15);
    expect(lateMarksFile(INVENTED_TRUST_NOW, 'BRA')).toBe(lateMarksFile('2026-11-18T10:05', 'BRA'));
  });

  it('is only a heading when there is nothing to correct', () => {
    const heading = 'school,upn,date,session,code,minutesLate,comment\n';
    expect(lateMarksFile('2026-11-21T10:00', 'BRA')).toBe(heading);
    expect(lateMarksFile(INVENTED_TRUST_NOW, 'NOWHERE')).toBe(heading);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codesToEnter,
  isToldOn,
  saidByNotice,
  saidByOutcome,
  stateOfCode,
  type CodeEntered,
  type PupilInRegister,
  type SaidOfAbsence,
  type SaidTakenBack,
  type SessionKnown,
} from '#shared/domain/actions/codes-to-enter.ts';
import type { ComingIn } from '#shared/domain/actions/came-in.ts';
import { codeForReason, mayBeEntered, usualReasonCodes } from '#shared/domain/actions/reason-codes.ts';
import { attendanceCodes, codeOf, isMissing } from '#shared/domain/registers/attendance-codes.ts';

const TODAY = '2026-09-16';
const at = (time: string, date = TODAY) => new Date(`${date}T${time}:00Z`);

describe('which code a reason proposes', () => {
  it.each([
    ['illness', 'I'],
    ['appointment', 'M'],
    ['religious-observance', 'R'],
    ['leave-granted', 'C'],
    ['trip', 'V'],
    ['holiday', 'G'],
    ['bereavement', 'C'],
    ['exam', 'J1'],
    ['family', null],
    ['overslept', null],
    ['grandmother from Leeds', null],
    ['constructor', null],
  ])('%s: %s', (reason, code) => {
    expect(codeForReason({}, reason, TODAY)).toBe(code);
  });

  it('as a school chose, and nothing where its code is no longer in force', () => {
    expect(codeForReason({ holiday: 'C', illness: null }, 'holiday', TODAY)).toBe('C');
    expect(codeForReason({ illness: null }, 'illness', TODAY)).toBeNull();
    expect(codeForReason({ holiday: 'H' }, 'holiday', TODAY)).toBeNull();
  });

  it.each([
    ['J1', true],
    ['N', false],
    ['-', false],
    ['#', false],
    ['Z', false],
    ['QQ', false],
    ['', false],
    ['H', false],
  ])('%s may be entered: %s', (code, may) => {
    expect(mayBeEntered(code, TODAY)).toBe(may);
  });
});

describe('which sessions something was said of', () => {
  const closing = { AM: '09:30', PM: '14:00' };
  const call = { pupilId: 1, raisedFor: TODAY, reason: 'illness', at: at('10:00') };

  it.each([
    ['not known when back', { kind: 'unknown' } as const, TODAY, ['AM', 'PM']],
    ['back on Friday', { kind: 'date', date: '2026-09-18' } as const, '2026-09-17', ['AM', 'PM']],
    ['back on the same day', { kind: 'date', date: TODAY } as const, TODAY, ['AM', 'PM']],
    ['back at eleven', { kind: 'today', time: '11:00' } as const, TODAY, ['AM']],
    ['back after the register', { kind: 'today', time: '14:30' } as const, TODAY, ['AM', 'PM']],
  ])('a call: %s', (_what, expectedBack, to, ofSessions) => {
    const said = saidByOutcome({ ...call, expectedBack }, closing);
    expect([said.from, said.to, said.sessions]).toEqual([TODAY, to, ofSessions]);
  });

  it('a notice: of each of its pupils, as it says', () => {
    const notice = {
      pupilIds: [1, 2],
      from: TODAY,
      to: TODAY,
      sessions: ['AM', 'PM'] as const,
      reason: 'appointment',
      expectedBack: { kind: 'today', time: '11:00' } as const,
      givenAt: at('08:10'),
    };
    expect(saidByNotice(notice, closing).map(({ pupilId, sessions }) => [pupilId, sessions])).toEqual([
      [1, ['AM']],
      [2, ['AM']],
    ]);
    expect(saidByNotice({ ...notice, to: '2026-09-18' }, closing)[0]?.sessions).toEqual(['AM', 'PM']);
  });
});

describe('a session', () => {
  const ill = { at: at('08:10'), code: 'I' };
  const known = (given: Partial<SessionKnown>): SessionKnown => ({
    mark: 'N',
    isDue: true,
    said: null,
    disputedAt: null,
    entered: null,
    takenBackAt: null,
    cameOn: TODAY,
    ...given,
  });
  const entered = (code: string, when = at('10:00')) => ({ at: when, code });

  it.each<[string, Partial<SessionKnown>, string | null]>([
    ['N of which nobody knows the reason', {}, 'not-known null'],
    ['N with a reason', { said: ill }, 'to-enter I'],
    ['N with a reason that proposes nothing', { said: { ...ill, code: null } }, 'to-enter null'],
    ['no mark, due, with a reason', { mark: '-', said: ill }, 'to-enter I'],
    ['no mark, not due yet', { mark: '-', isDue: false, said: ill }, null],
    ['no mark, and nothing known', { mark: '-' }, null],
    ['the code stands', { mark: 'I', said: ill }, 'stands I'],
    ['the register shows another absence', { mark: 'O', said: ill }, 'differs I'],
    [
      'late after the register closed, at the doctor',
      { mark: 'U', said: { ...ill, code: 'M' } },
      'differs M',
    ],
    ['a code of two letters stands', { mark: 'j', said: { ...ill, code: 'J1' } }, 'stands J1'],
    ['in after all', { mark: '/', said: ill }, null],
    ['in late after all', { mark: 'L', said: ill }, null],
    ['said to be ill, and on a trip', { mark: 'V', said: ill }, 'differs I'],
    ['a code, and a reason that proposes none', { mark: 'O', said: { ...ill, code: null } }, null],
    ['a code, and nothing known', { mark: 'M' }, null],
    ['entered, the register not in since', { said: ill, entered: entered('I') }, 'entered I'],
    ['entered without anything said', { entered: entered('O') }, 'entered O'],
    ['a person chose', { said: { ...ill, code: null }, entered: entered('C') }, 'entered C'],
    ['a person chose otherwise than proposed', { said: ill, entered: entered('M') }, 'entered M'],
    ['entered, and seen', { mark: 'I', said: ill, entered: entered('I') }, 'stands I'],
    ['entered, and another stands', { mark: 'O', said: ill, entered: entered('I') }, 'differs I'],
    ['entered, and the register says in', { mark: '/', said: ill, entered: entered('I') }, 'differs I'],
    [
      'entered yesterday, and a file of today still shows N',
      { said: ill, entered: entered('I', at('15:00', '2026-09-15')) },
      'differs I',
    ],
    [
      'entered yesterday, no file since',
      { said: ill, entered: entered('I', at('15:00', '2026-09-15')), cameOn: '2026-09-15' },
      'entered I',
    ],
    ['what differed is said to be right', { mark: 'O', said: ill, entered: entered('O') }, 'stands O'],
    [
      'said anew after it was entered',
      { said: { at: at('11:00'), code: 'M' }, entered: entered('I') },
      'to-enter M',
    ],
    ['entered, and taken back since', { entered: entered('I'), takenBackAt: at('10:01') }, 'taken-back null'],
    ['and no mark', { mark: '-', entered: entered('I'), takenBackAt: at('10:01') }, 'taken-back null'],
    [
      'and the register shows what was entered',
      { mark: 'I', entered: entered('I'), takenBackAt: at('10:01') },
      'taken-back null',
    ],
    [
      'and the register shows something else: it is put right',
      { mark: '/', entered: entered('I'), takenBackAt: at('10:01') },
      null,
    ],
    ['taken back before it was entered', { entered: entered('I'), takenBackAt: at('09:59') }, 'entered I'],
    [
      'taken back yesterday, and a file of today shows N',
      { entered: entered('I', at('15:00', '2026-09-15')), takenBackAt: at('15:01', '2026-09-15') },
      'not-known null',
    ],
    [
      'taken back yesterday, no file since',
      {
        entered: entered('I', at('15:00', '2026-09-15')),
        takenBackAt: at('15:01', '2026-09-15'),
        cameOn: '2026-09-15',
      },
      'taken-back null',
    ],
    [
      'taken back, and said anew',
      { said: { at: at('10:05'), code: 'I' }, entered: entered('I'), takenBackAt: at('10:01') },
      'entered I',
    ],
    [
      'taken back, and another said the same',
      { said: ill, entered: entered('I'), takenBackAt: at('10:01') },
      'entered I',
    ],
    [
      'taken back, and what was said before it stands',
      { said: ill, entered: entered('G'), takenBackAt: at('10:01') },
      'to-enter I',
    ],
    [
      'and the register shows what was taken back',
      { mark: 'G', said: ill, entered: entered('G'), takenBackAt: at('10:01') },
      'differs I',
    ],
    [
      'taken back, and what stands proposes no code',
      { said: { ...ill, code: null }, entered: entered('I'), takenBackAt: at('10:01') },
      'taken-back null',
    ],
  ])('%s', (_what, given, expected) => {
    const found = stateOfCode(known(given));
    expect(found && `${found.state} ${found.code}`).toBe(expected);
  });
});

describe('the list of a school', () => {
  const days = ['2026-09-08', '2026-09-09', '2026-09-10', '2026-09-11', '2026-09-14', '2026-09-15', TODAY];
  const pupil = (id: number, tutorGroup: string, surname: string, forename = 'Ash'): PupilInRegister => ({
    id,
    yearGroup: Number.parseInt(tutorGroup, 10),
    tutorGroup,
    surname,
    forename,
  });
  const ill = (pupilId: number, given: Partial<SaidOfAbsence> = {}): SaidOfAbsence => ({
    pupilId,
    from: TODAY,
    to: TODAY,
    sessions: ['AM'],
    reason: 'illness',
    at: at('08:10'),
    ...given,
  });
  const list = (
    pupils: PupilInRegister[],
    marks: Record<string, string>,
    said: SaidOfAbsence[] = [],
    entered: CodeEntered[] = [],
    comings: readonly ComingIn[] = [],
    takenBack: SaidTakenBack[] = [],
  ) =>
    codesToEnter({
      ageOf: (date) => days.filter((day) => day > date).length,
      days,
      pupils,
      mark: ({ id }, date, session) => marks[`${id} ${date} ${session}`] ?? '/',
      isDue: () => true,
      said,
      comings: () => comings,
      takenBack,
      entered,
      cameOn: () => TODAY,
      codeFor: (reason, date) => codeForReason({}, reason, date),
    });

  it('is in the order of the registers: year, group, surname, forename, day, session', () => {
    const pupils = [
      pupil(1, '10A', 'Ash'),
      pupil(2, '9B', 'Beech'),
      pupil(3, '9B', 'Ash', 'Zoe'),
      pupil(4, '9B', 'Ash', 'Amy'),
      pupil(5, '9A', 'Yew'),
    ];
    const marks = Object.fromEntries(pupils.map(({ id }) => [`${id} ${TODAY} AM`, 'N']));
    const rows = list(
      pupils,
      marks,
      pupils.map(({ id }) => ill(id)),
    );
    expect(rows.map((row) => row.pupil.id)).toEqual([5, 4, 3, 2, 1]);
  });

  it('proposes nothing by what was said of a spell that the pupil has ended', () => {
    const marks = { [`1 2026-09-14 AM`]: 'N', [`1 ${TODAY} AM`]: 'N' };
    const told = [ill(1, { from: '2026-09-14', to: TODAY, at: new Date('2026-09-14T08:10:00Z') })];
    const came = { date: '2026-09-15', session: 'AM' as const, at: new Date('2026-09-15T08:30:00Z') };
    const states = (comings: readonly ComingIn[]) =>
      list([pupil(1, '7A', 'Ash')], marks, told, [], comings).map(({ date, state }) => `${date} ${state}`);
    expect(states([])).toEqual(['2026-09-14 to-enter', `${TODAY} to-enter`]);
    expect(states([came])).toEqual(['2026-09-14 to-enter', `${TODAY} not-known`]);
  });

  it('N without a reason by age: near five days first, over five last', () => {
    const marks = Object.fromEntries(days.map((date) => [`1 ${date} AM`, 'N']));
    const rows = list([pupil(1, '7A', 'Ash')], marks, [ill(1, { from: days[4] ?? '', to: days[4] ?? '' })]);
    expect(rows.map(({ state, ageInSchoolDays }) => `${state} ${ageInSchoolDays}`)).toEqual([
      'to-enter 2',
      'not-known 5',
      'not-known 4',
      'not-known 3',
      'not-known 1',
      'not-known 0',
      'not-known 6',
    ]);
  });

  it('goes by what was said last', () => {
    const rows = list([pupil(1, '7A', 'Ash')], { [`1 ${TODAY} AM`]: 'N' }, [
      ill(1, { at: at('10:00'), reason: 'appointment' }),
      ill(1),
    ]);
    expect(rows.map(({ code }) => code)).toEqual(['M']);
  });

  it.each<[string, Partial<SaidTakenBack>[], Partial<SaidOfAbsence>[], string]>([
    ['taken back after it was entered', [{ takenBackAt: at('09:01') }], [], 'taken-back'],
    ['before', [{ takenBackAt: at('08:59') }], [], 'entered'],
    ['of another session', [{ takenBackAt: at('09:01'), sessions: ['PM'] }], [], 'entered'],
    ['of another pupil', [{ takenBackAt: at('09:01'), pupilId: 2 }], [], 'entered'],
    ['said after it was entered', [{ takenBackAt: at('09:31'), at: at('09:30') }], [], 'entered'],
    ['somebody else says the same', [{ takenBackAt: at('09:01') }], [{ at: at('08:00') }], 'entered'],
    [
      'something else was said since, by which it was entered',
      [{ takenBackAt: at('09:01') }],
      [{ at: at('08:30'), reason: 'family' }],
      'entered',
    ],
    [
      'something else had been said before',
      [{ takenBackAt: at('09:01') }],
      [{ at: at('08:00'), reason: 'appointment' }],
      'to-enter',
    ],
  ])('a code that was entered by what is said no more, %s', (_what, takenBack, said, expected) => {
    const rows = list(
      [pupil(1, '7A', 'Ash')],
      { [`1 ${TODAY} AM`]: 'N' },
      said.map((one) => ill(1, one)),
      [{ pupilId: 1, date: TODAY, session: 'AM', code: 'I', by: 'o', at: at('09:00') }],
      [],
      takenBack.map((one) => ({ ...ill(1, one), takenBackAt: at('09:01'), ...one })),
    );
    expect(rows.map(({ state }) => state)).toEqual([expected]);
  });

  it('tells what stands for the day', () => {
    const stands = (date: string, entered: CodeEntered[] = []) =>
      list([pupil(1, '7A', 'Ash')], { [`1 ${date} AM`]: 'I' }, [ill(1, { from: date, to: date })], entered)
        .filter((row) => isToldOn(row, TODAY))
        .map(({ state }) => state);
    const yesterday = '2026-09-15';
    const said = { pupilId: 1, date: yesterday, session: 'AM' as const, code: 'I', by: 'o' };
    expect(stands(TODAY)).toEqual(['stands']);
    expect(stands(yesterday)).toEqual([]);
    expect(stands(yesterday, [{ ...said, at: at('08:30') }])).toEqual(['stands']);
    expect(stands(yesterday, [{ ...said, at: at('15:00', yesterday) }])).toEqual([]);
  });
});

const instants = fc.integer({ min: 0, max: 10_000 }).map((minutes) => new Date(minutes * 60_000));
const codes = fc.constantFrom(
  ...attendanceCodes.map(({ code }) => code).filter((code) => mayBeEntered(code, TODAY)),
);
const knowns: fc.Arbitrary<SessionKnown> = fc.record({
  mark: fc.constantFrom(...attendanceCodes.map(({ character }) => character)),
  isDue: fc.boolean(),
  said: fc.option(fc.record({ at: instants, code: fc.option(codes) })),
  disputedAt: fc.option(instants),
  entered: fc.option(fc.record({ at: instants, code: codes })),
  takenBackAt: fc.option(instants),
  cameOn: fc.option(fc.constantFrom('1970-01-01', '1970-01-05', TODAY)),
});

it('whatever is known: what stands is never asked for, nor anything entered twice, nor made up', () => {
  fc.assert(
    fc.property(knowns, (known) => {
      const found = stateOfCode(known);
      const shown = codeOf(known.mark);
      if (!found) return;
      const { state, code } = found;
      if (state === 'stands') expect(shown).toBe(code);
      else expect(shown).not.toBe(code);
      if (state === 'to-enter' || state === 'entered' || state === 'not-known')
        expect(isMissing(known.mark) || shown === 'N').toBe(true);
      if (state === 'not-known') expect([shown, code]).toEqual(['N', null]);
      if (state === 'entered') expect(code).toBe(known.entered?.code);
      if (state === 'taken-back') expect(known.entered && known.takenBackAt).not.toBeNull();
      if (code !== null) expect([known.said?.code, known.entered?.code]).toContain(code);
      // The MIS shows what was proposed: it is done.
      if (code !== null) {
        const character = attendanceCodes.find((one) => one.code === code)?.character ?? '';
        expect(stateOfCode({ ...known, mark: character })?.state).toBe('stands');
        // Said to be entered now, with no file since: it is not asked for again.
        const now = new Date('2026-09-16T10:00:00Z');
        const afterwards = stateOfCode({ ...known, mark: 'N', entered: { at: now, code }, cameOn: null });
        expect(afterwards?.state).toBe('entered');
      }
    }),
  );
});

it('every reason of the usual table that proposes a code proposes one that may be entered', () => {
  for (const code of Object.values(usualReasonCodes)) if (code) expect(mayBeEntered(code, TODAY)).toBe(true);
});

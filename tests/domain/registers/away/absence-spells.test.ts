import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { absenceSpells } from '#shared/domain/registers/away/absence-spells.ts';
import {
  sessionKinds,
  type PupilSession,
  type SessionKind,
} from '#shared/domain/registers/pupil-sessions.ts';
import { addDays } from '#shared/domain/basics/school-date.ts';

const kindOf: Record<string, SessionKind> = {
  '/': 'attended',
  L: 'late',
  I: 'authorised',
  O: 'unauthorised',
  N: 'unauthorised',
  X: 'not-possible',
  '-': 'missing',
  ' ': 'no-school',
  '?': 'not-due',
  '!': 'not-on-roll',
};

/** Sessions from Monday 14 September on, a character each, blanks for what is no session. */
const sessions = (marks: string): PupilSession[] =>
  [...marks].map((code, index) => ({
    date: addDays('2026-09-14', Math.floor(index / 2)),
    session: index % 2 ? 'PM' : 'AM',
    code,
    kind: kindOf[code] ?? 'no-school',
  }));

const shown = (marks: string) =>
  absenceSpells(sessions(marks)).map(
    ({ first, last, sessions: many, codes, missing, goesOn }) =>
      `${first.date.slice(8)} ${first.session} to ${last.date.slice(8)} ${last.session}: ${many}, ` +
      `${codes.map((one) => `${one.code}${one.sessions}`).join(' ')}${missing ? `, ${missing} missing` : ''}` +
      (goesOn ? ', goes on' : ''),
  );

describe('spells of absence', () => {
  it.each<[string, string, string[]]>([
    ['none', '//////', []],
    ['one session', '/I//', ['14 PM to 14 PM: 1, I1']],
    ['two days of two codes', '//IION//', ['15 AM to 16 PM: 4, I2 O1 N1']],
    ['over a weekend', '////////II    II//', ['18 AM to 21 PM: 4, I4']],
    ['over not-possible sessions, which do not count', 'IIXXII//', ['14 AM to 16 PM: 4, I4']],
    ['ended by one late arrival', 'IILOO/', ['14 AM to 14 PM: 2, I2', '15 PM to 16 AM: 2, O2']],
    ['over a missing mark, which is said', 'I-II//', ['14 AM to 15 PM: 3, I3, 1 missing']],
    ['not led in or out by missing marks', '--I--/', ['15 AM to 15 AM: 1, I1']],
    ['not back yet', '//NN', ['15 AM to 15 PM: 2, N2, goes on']],
    ['not back yet, marks are missing since', '//NN--??', ['15 AM to 15 PM: 2, N2, goes on']],
    ['ended by leaving', 'II!!', ['14 AM to 14 PM: 2, I2']],
  ])('%s', (_what, marks, expected) => {
    expect(shown(marks)).toEqual(expected);
  });

  it('for any sessions every absence lies in just one spell, and nobody was in during one', () => {
    const anySession = fc.constantFrom(...sessionKinds);
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 60 }), (kinds) => {
        const given = kinds.map((kind, index): PupilSession => ({
          date: addDays('2026-09-14', Math.floor(index / 2)),
          session: index % 2 ? 'PM' : 'AM',
          code: kind.slice(0, 1),
          kind,
        }));
        const spells = absenceSpells(given);
        const isAbsence = ({ kind }: PupilSession) => kind === 'authorised' || kind === 'unauthorised';
        const sum = spells.reduce((all, { sessions: many }) => all + many, 0);
        expect(sum).toBe(given.filter(isAbsence).length);
        const orderOf = (at: { date: string; session: string }) =>
          given.findIndex(({ date, session }) => date === at.date && session === at.session);
        let before = -1;
        for (const { first, last, sessions: many, codes, missing } of spells) {
          const [from, to] = [orderOf(first), orderOf(last)];
          expect(from).toBeGreaterThan(before);
          expect(to).toBeGreaterThanOrEqual(from);
          const within = given.slice(from, to + 1);
          expect(within.filter(isAbsence)).toHaveLength(many);
          expect(within.filter(({ kind }) => kind === 'missing')).toHaveLength(missing);
          expect(within.some(({ kind }) => kind === 'attended' || kind === 'late')).toBe(false);
          expect(codes.reduce((all, one) => all + one.sessions, 0)).toBe(many);
          before = to;
        }
        expect(spells.slice(0, -1).some(({ goesOn }) => goesOn)).toBe(false);
      }),
    );
  });

  it('blank sessions anywhere change nothing but the days', () => {
    const marks = fc.string({ unit: fc.constantFrom('/', 'L', 'I', 'O', 'X', '-'), maxLength: 30 });
    fc.assert(
      fc.property(marks, fc.nat(30), (text, at) => {
        const wider = `${text.slice(0, at)}    ${text.slice(at)}`;
        const counts = (of: string) =>
          absenceSpells(sessions(of)).map(({ codes, goesOn }) => ({ codes, goesOn }));
        expect(counts(wider)).toEqual(counts(text));
      }),
    );
  });
});

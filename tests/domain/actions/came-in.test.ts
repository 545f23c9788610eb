import { describe, expect, it } from '@jest/globals';
import { noticedDay, type AbsenceNotice } from '#shared/domain/actions/absence-notice.ts';
import { cameInNevertheless, comingsIn, isOver, sessionShown } from '#shared/domain/actions/came-in.ts';
import { defaultClosingTimes as closing } from '#shared/domain/basics/closing-times.ts';
import { londonInstant } from '#shared/domain/basics/london-time.ts';

/** A Monday, and the days after it. */
const [MON, TUE, WED, THU] = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17'] as const;

const marks = (...days: [string, string][]) =>
  days.map(([date, [AM = '-', PM = '-']]) => ({ date, marks: { AM, PM } }));
const ill = (given: Partial<AbsenceNotice> = {}): AbsenceNotice => ({
  pupilIds: [1],
  from: MON,
  to: THU,
  sessions: ['AM', 'PM'],
  reason: 'illness',
  way: 'line',
  conversation: false,
  expectedBack: null,
  givenAt: londonInstant(MON, '08:10'),
  ...given,
});
const said = ({ from, to, sessions, givenAt: at }: AbsenceNotice) => ({ from, to, sessions, at });

describe('a day’s latest mark', () => {
  it.each([
    ['-', '-', null],
    ['N', '-', null],
    ['L', '-', 'AM'],
    ['U', '-', 'AM'], // came, after the register had closed
    ['V', '-', null], // a trip may be entered beforehand
    ['/', 'N', null],
    ['N', '\\', 'PM'],
  ] as const)('%s %s shows the pupil in: %s', (AM, PM, shown) => {
    expect(sessionShown({ AM, PM })).toBe(shown);
  });
});

describe('told ill from Monday to Thursday', () => {
  it.each<[string, AbsenceNotice, [string, string][], string | null]>([
    [
      'away all along',
      ill(),
      [
        [MON, 'NN'],
        [TUE, 'II'],
      ],
      null,
    ],
    [
      'in on Tuesday',
      ill(),
      [
        [MON, 'NN'],
        [TUE, '/\\'],
        [WED, 'NN'],
      ],
      `${TUE} AM`,
    ],
    ['late on Tuesday', ill(), [[TUE, 'L\\']], `${TUE} AM`],
    ['come after the register closed', ill(), [[TUE, 'U\\']], `${TUE} AM`],
    ['in on Tuesday afternoon', ill(), [[TUE, 'N\\']], `${TUE} PM`],
    ['a trip on Tuesday, entered beforehand', ill(), [[TUE, 'VV']], null],
    ['no mark', ill(), [[TUE, '--']], null],
    [
      'told at noon of a pupil who was in',
      ill({ givenAt: londonInstant(MON, '12:00') }),
      [[MON, '/N']],
      null,
    ],
    ['told on Wednesday of days before', ill({ givenAt: londonInstant(WED, '08:00') }), [[TUE, '/\\']], null],
    ['told of afternoons', ill({ sessions: ['PM'] }), [[TUE, '/N']], null],
    ['in after it', ill({ to: TUE }), [[WED, '/\\']], null],
  ])('%s', (_what, notice, days, expected) => {
    const came = cameInNevertheless(said(notice), comingsIn(marks(...days), [], closing));
    expect(came && `${came.date} ${came.session}`).toBe(expected);
  });

  it('who signs in has come as well, and who leaves has not', () => {
    const came = (kind: 'in' | 'out' | 'elsewhere') =>
      cameInNevertheless(said(ill()), comingsIn([], [{ kind, time: '10:20', date: TUE }], closing))?.date;
    expect([came('in'), came('elsewhere'), came('out')]).toEqual([TUE, TUE, undefined]);
  });

  it('says nothing any more of what comes after', () => {
    const comings = comingsIn(marks([TUE, 'N\\']), [], closing);
    const over = [`${MON} PM`, `${TUE} AM`, `${TUE} PM`, `${WED} AM`, `${THU} PM`].filter((text) => {
      const [date = '', session] = text.split(' ') as [string, 'AM' | 'PM'];
      return isOver(said(ill()), comings, date, session);
    });
    expect(over).toEqual([`${WED} AM`, `${THU} PM`]);
  });

  it.each<[string, [string, string][], boolean, boolean, boolean]>([
    [
      'away all along',
      [
        [TUE, 'NN'],
        [WED, 'NN'],
      ],
      true,
      true,
      true,
    ],
    [
      'in on Tuesday: a later absence is a new one',
      [
        [TUE, '/\\'],
        [WED, 'NN'],
      ],
      false,
      false,
      false,
    ],
    [
      'in this morning, and gone',
      [
        [TUE, 'NN'],
        [WED, '/N'],
      ],
      true,
      false,
      false,
    ],
  ])('on Wednesday: %s', (_what, days, morning, afternoon, ringBack) => {
    const day = noticedDay({ date: WED, closing }, [ill()], [], comingsIn(marks(...days), [], closing));
    expect([day.explained.AM, day.explained.PM, day.ringBack]).toEqual([morning, afternoon, ringBack]);
  });

  it('what was said since stands', () => {
    const again = ill({ givenAt: londonInstant(WED, '08:05'), from: WED });
    const comings = comingsIn(marks([TUE, '/\\'], [WED, 'NN']), [], closing);
    expect(noticedDay({ date: WED, closing }, [ill(), again], [], comings).explained.AM).toBe(true);
  });
});

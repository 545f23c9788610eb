import { describe, expect, it } from '@jest/globals';
import {
  absentPupilsReached,
  attendanceReached,
  changeReached,
  missingReached,
  premiumGapReached,
  sessionShareReached,
  type GroupFigures,
} from '#shared/wording/figures/group-reached-text.ts';

const frame = {
  from: '2026-09-14',
  to: '2026-09-16',
  asOf: '2026-09-16T09:31:00+01:00',
  compared: { from: '2026-09-07', to: '2026-09-09' },
};
const figures: GroupFigures = {
  onRoll: 28,
  rate: { attended: 130, possible: 140, percent: 92.9 },
  sessions: { possible: 140, missing: 2, authorised: 7, unauthorised: 3, late: 1 },
  percents: { authorised: 5, unauthorised: 2.1, late: 0.7 },
  pp: { attended: 40, possible: 50, percent: 80 },
  nonPp: { attended: 90, possible: 90, percent: 100 },
  gapPp: 20,
  pupilsCounted: 28,
  persistentlyAbsent: 5,
  severelyAbsent: 1,
  before: { rate: { attended: 126, possible: 140, percent: 90 } },
};
const none: GroupFigures = {
  ...figures,
  rate: { attended: 0, possible: 0, percent: null },
  sessions: { ...figures.sessions, possible: 0 },
  before: null,
};

describe('how a group’s figure was reached', () => {
  it('attendance: days, counts, what is missing, data time', () => {
    expect(attendanceReached(figures, frame)).toEqual([
      'Mon 14 Sep to Wed 16 Sep.',
      '130 attended of 140 possible sessions: 92.9 %.',
      'Provisional: 2 marks missing, in no rate.',
      'Data from 09:31.',
    ]);
  });

  it('a share, a change, a gap', () => {
    expect(sessionShareReached(figures, frame, 'late').join(' ')).toContain(
      '1 session of 140 possible sessions: 0.7 %. Late before the register closed is attended.',
    );
    expect(changeReached(figures, frame)).toEqual([
      'Mon 14 Sep to Wed 16 Sep: 130 attended of 140 possible sessions: 92.9 %.',
      'Mon 7 Sep to Wed 9 Sep: 126 attended of 140 possible sessions: 90.0 %.',
      'Worked out before rounding.',
    ]);
    expect(premiumGapReached(figures, frame)[0]).toContain('20.0 points');
    expect(missingReached(figures, frame)[0]).toBe(
      '2 sessions due without a mark, beside 140 possible ones.',
    );
  });

  it('persistence is of the school year; early in it "at risk", with the sessions it rests on', () => {
    const [first, , early] = absentPupilsReached(figures, frame, 'persistentlyAbsent');
    expect(first).toBe(
      '5 of 28 pupils missed 10 % of their possible sessions or more in the school year to Wed 16 Sep.',
    );
    expect(early).toBe('Early in the year: at risk, with about 5 possible sessions each so far.');
    const late = { ...figures, sessions: { ...figures.sessions, possible: 28 * 200 } };
    expect(absentPupilsReached(late, frame, 'severelyAbsent').join(' ')).not.toContain('at risk');
  });

  it('says plainly that nothing could be worked out', () => {
    expect(attendanceReached(none, frame)[1]).toBe('No session was possible, so there is no rate.');
    expect(sessionShareReached(none, frame, 'late')).toEqual([
      'No session was possible, so there is no share.',
    ]);
    expect(changeReached(none, frame)).toEqual([]);
  });
});

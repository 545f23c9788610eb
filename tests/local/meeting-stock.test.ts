import { expect, it } from '@jest/globals';
import { meetingInput } from '#shared/contracts/escalation/meeting.ts';
import { inventMeeting } from '../../bot/local/invented-trust/meeting-stock.ts';
import { seededRandom } from '../../bot/local/invented-trust/seeded-random.ts';

const dates = { barriersDue: '2026-10-09', nextLook: '2026-10-14' };
const meetings = () => {
  const random = seededRandom('meetings');
  return Array.from({ length: 100 }, () => inventMeeting(random, 'tess', 'Tess Pell', dates));
};

it('invented meetings are such as people write, varied, and the same every time', () => {
  const invented = meetings();
  expect(meetings()).toEqual(invented);
  for (const meeting of invented) expect(meetingInput.parse(meeting)).toEqual(meeting);
  expect(
    new Set(invented.map(({ strengths, pupilSays }) => `${strengths} ${pupilSays}`)).size,
  ).toBeGreaterThan(50);
  expect(new Set(invented.map(({ family }) => family)).size).toBe(3);
  // Each begins with what is good, and has barriers that somebody owns.
  for (const { strengths, barriers } of invented) {
    expect(strengths).not.toBe('');
    expect(barriers?.every(({ owner, ownerName }) => owner ?? ownerName)).toBe(true);
  }
});

import { beforeEach, expect, it } from '@jest/globals';
import { listProposals } from '../../bot/operations/escalation/list-proposals.ts';
import {
  meetingsAgain,
  meetingsFor,
  planFromCard,
  putOffFromCard,
  undoFromMeetingsCard,
} from '../../bot/teams/meetings-in-chat.ts';
import { bringIn, markRow } from '../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../support/schools/desk-school.ts';
import { sharedStore } from '../support/stores/both-engines.ts';

const TODAY = '2026-09-23';
const days = ['2026-09-22', '2026-09-21', '2026-09-18', '2026-09-17', '2026-09-16', '2026-09-15'];
const openedStore = sharedStore();
const reader = { teamsId: '29:reader' };
let desk: DeskSchool;

beforeEach(async () => {
  desk = await deskSchool(openedStore(), TODAY, '09:40', {
    staff: {
      Tess: { roles: 'tutor', tutorGroups: '7A' },
      Yara: { roles: 'year-leader', yearGroups: '7' },
    },
    pupils: { A1: {}, A2: {} },
  });
  const away = (upn: string, howMany: number) =>
    days
      .slice(0, howMany)
      .flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, 'I')),
      );
  await bringIn(desk.context, 'marks', [...away('A1', 3), ...away('A2', 6)]);
});

const shown = (card: object): string => JSON.stringify(card);
const idOf = async (pupil: string): Promise<string> => {
  const { items } = await listProposals(await desk.as('Yara'), { school: desk.school });
  return items.find(({ pupil: { name } }) => name.endsWith(pupil))?.id ?? '';
};

it('shows what the reader may decide: stage 2 here, a higher one in the tab', async () => {
  const ofTutor = shown(await meetingsFor(await desk.as('Tess'), reader));
  expect(ofTutor).toContain('Ash Pupil A1');
  expect(ofTutor).not.toContain('Ash Pupil A2');
  const ofLeader = await meetingsFor(await desk.as('Yara'), reader);
  expect(shown(ofLeader)).toContain('decided in the tab');
  expect(shown(ofLeader).match(/"verb":"plan-meeting"/g)).toHaveLength(3); // its verb, what Execute carries, and what Submit does
});

it('plans one with a press, and undoes it for a minute', async () => {
  const proposalId = await idOf('A1');
  const planned = shown(await planFromCard(await desk.as('Tess'), reader, { proposalId }));
  expect(planned).toContain('Planned: Ash Pupil A1, with Tess');
  const decided = { proposalId, notice: 'Planned' };
  const madeAt = desk.context.clock.now().toISOString();
  expect(shown(await meetingsAgain(await desk.as('Tess'), reader, madeAt, decided))).toContain(
    'undo-meeting',
  );
  desk.context.clock.set(`${TODAY}T09:42`);
  expect(shown(await meetingsAgain(await desk.as('Tess'), reader, madeAt, decided))).not.toContain(
    'undo-meeting',
  );
  const undone = shown(await undoFromMeetingsCard(await desk.as('Tess'), reader, { proposalId }));
  expect(undone).toContain('Taken back');
  expect(undone).toContain('Ash Pupil A1');
});

it('puts one off until Monday, and says who was quicker', async () => {
  const proposalId = await idOf('A1');
  const off = shown(await putOffFromCard(await desk.as('Tess'), reader, { proposalId }));
  expect(off).toContain('Ash Pupil A1: asked again on Mon 28 Sep');
  await undoFromMeetingsCard(await desk.as('Tess'), reader, { proposalId });
  await planFromCard(await desk.as('Yara'), reader, { proposalId });
  const late = shown(await planFromCard(await desk.as('Tess'), reader, { proposalId }));
  expect(late).toContain('Yara has decided this already');
});

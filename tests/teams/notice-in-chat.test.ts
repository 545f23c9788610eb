import { beforeEach, expect, it } from '@jest/globals';
import type { AdaptiveCard } from '../../bot/cards/basics/card-parts.ts';
import { answerPress } from '../../bot/teams/card-actions.ts';
import { away } from '../../bot/teams/commands/away.ts';
import { deskSchool, type DeskSchool } from '../support/schools/desk-school.ts';
import { sharedStore } from '../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const openedStore = sharedStore();
let desk: DeskSchool;

beforeEach(async () => {
  desk = await deskSchool(openedStore(), TODAY, '09:40');
  await desk.mark({ A1: 'N', A2: 'N', B1: '/' });
});

const reader = { teamsId: '29:tess' };
type Presses = { title: string; verb: string; data: Record<string, unknown> }[];
const textOf = (card: AdaptiveCard): string => JSON.stringify(card);
/** Every button of a card. */
function pressesOf(card: AdaptiveCard): Presses {
  const found: Presses = [];
  JSON.stringify(card, (_key, value: unknown) => {
    const one = value as { type?: string } | null;
    if (one?.type === 'Action.Execute') found.push(one as unknown as Presses[number]);
    return value;
  });
  return found;
}
const say = async (name: string, argument: string): Promise<AdaptiveCard> => {
  const ctx = await desk.as(name);
  return away.personal.answer({ ctx, reader, argument, commands: [], turn: undefined as never });
};
const pressed = async (name: string, card: AdaptiveCard, title: string, inputs: object = {}) => {
  const button = pressesOf(card).find((one) => one.title.startsWith(title));
  if (!button) throw new Error(`No button ${title}`);
  return answerPress(
    await desk.as(name),
    reader,
    { verb: button.verb, data: { ...button.data, ...inputs } },
    'personal',
  );
};

it('a name and a reason say that a pupil is away; the family that left word is rung back, and Undo takes it back', async () => {
  const which = await say('Tess', 'Pupil');
  expect(textOf(which)).toContain('Which pupil?');
  const card = await pressed('Tess', which, 'Ash Pupil A1');
  expect(textOf(card)).toContain('Away today, morning and afternoon. Why?');
  const given = await pressed('Tess', card, 'Illness', { spoke: 'false' });
  expect(textOf(given)).toContain('The family is rung back.');
  // Pressed twice it is one notice, and a refresh keeps its Undo.
  const twice = await pressed('Tess', card, 'Illness', { spoke: 'false' });
  expect(textOf(twice)).toContain('The family is rung back.');
  const { action: refresh } = twice.refresh as { action: Presses[number] };
  const again = await answerPress(await desk.as('Tess'), reader, refresh, 'personal');
  expect(pressesOf(again).map(({ title }) => title)).toContain('Undo');
  expect(await desk.open()).toEqual(['absence-call A2', 'call-back A1']);
  const undone = await pressed('Tess', given, 'Undo');
  expect(textOf(undone)).toContain('Taken back.');
  expect(await desk.open()).toEqual(['absence-call A1', 'absence-call A2']);
});

it('whoever spoke to the family says so, and nobody rings', async () => {
  const card = await say('Tess', 'Pupil A2');
  const given = await pressed('Tess', card, 'Family', { spoke: 'true' });
  expect(textOf(given)).toContain('Nobody needs to ring about it.');
  expect(await desk.open()).toEqual(['absence-call A1']);
});

it('names nobody whom the person does not see, and after a day the name is gone', async () => {
  expect(textOf(await say('Tess', 'Pupil B1'))).toContain('I found nobody');
  const card = await say('Tess', 'Pupil A1');
  const refresh = (card.refresh as { action: Presses[number] }).action;
  desk.context.clock.set('2026-09-17T10:00');
  const later = await answerPress(
    await desk.as('Tess'),
    reader,
    { verb: refresh.verb, data: refresh.data },
    'personal',
  );
  expect(textOf(later)).not.toContain('Pupil A1');
  expect(textOf(later)).toContain('Ask me again');
});

it('a card of yesterday saves nothing for today', async () => {
  const card = await say('Tess', 'Pupil A1');
  desk.context.clock.set('2026-09-17T08:00');
  const answer = await pressed('Tess', card, 'Illness', { spoke: 'true' });
  expect(textOf(answer)).toContain('That card was of another day.');
});

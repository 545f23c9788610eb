import { administrator } from '../../support/schools/people.ts';
import { whatWaits } from '../../../bot/operations/admin/what-waits.ts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PlainError } from '#shared/domain/basics/plain-error.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { intendMessage } from '#shared/store/messages/outbox.ts';
import { peopleWhoBlocked } from '#shared/store/messages/out-of-reach.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { momentOf } from '../../../bot/clock.ts';
import { dueJobs } from '../../../bot/jobs/due-jobs.ts';
import { NotDelivered } from '../../../bot/operations/context.ts';
import { earlyChange } from '../../../bot/operations/patterns/early-change.ts';
import { scopesNow } from '../../../bot/operations/admin/scopes-now.ts';
import { sendEarlyChange } from '../../../bot/operations/messages/send-early-change.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { schoolPlace } from '../../../tabs/pages/figures/school/school-parts.ts';
import { bringIn } from '../../support/schools/a-school.ts';
import { changingSchool } from '../../support/schools/changing-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { requestBy, jobIn } from '../../support/product/requests.ts';

/** A Friday; the Monday after it is an inset day. */
const FRIDAY = '2026-11-06';
const MONDAY = '2026-11-09';
const TUESDAY = '2026-11-10';

onBothEngines('early change is told of', (store) => {
  let context: TestContext;
  let school: string;

  beforeEach(async () => {
    context = testContext(store(), { now: `${FRIDAY}T16:00` });
    school = await changingSchool(context, FRIDAY, 2);
    await bringIn(context, 'terms', [
      { school, name: 'Inset', kind: 'inset', starts: MONDAY, ends: MONDAY, policyTerm: null },
    ]);
    await staff('olu', 'attendance-officer');
    await staff('ilse', 'year-leader', { yearGroups: '8' });
    await staff('tess', 'tutor', { tutorGroups: '7A' });
    for (const name of ['olu', 'ilse', 'tess']) await talksToTheBot(name);
  });

  const mail = (name: string): string => `${name}.${school.toLowerCase()}@grove.example`;
  const staff = (name: string, roles: string, groups: object = {}) =>
    bringIn(context, 'staff', [{ school, email: mail(name), name, roles, ...groups }]);
  const member = async (name: string) => {
    const found = await findStaff(store().db, { email: mail(name) }, TUESDAY);
    if (!found) throw new PlainError(`${name} is missing`);
    return found;
  };
  const talksToTheBot = async (name: string) =>
    storePersonalChat(
      await jobIn(context).reading(),
      (await member(name)).id,
      { id: `${school} ${name}` },
      context.clock.now(),
    );

  /** What the timetable finds due of this at a minute, done; the trouble where there is one. */
  async function tick(at: string): Promise<string> {
    context.clock.set(at);
    const jobs = dueJobs(await scopesNow(jobIn(context)), momentOf(context.clock).time);
    if (!jobs.some(({ name, key }) => name === 'tell-early-change' && key === school)) return 'nothing due';
    return again();
  }
  const again = () =>
    sendEarlyChange(jobIn(context), school).then(
      () => 'done',
      (error: Error) => error.message,
    );
  const told = () =>
    context.sent.flatMap(({ conversation, text }) => {
      const [of, name] = (conversation as { id: string }).id.split(' ');
      return of === school ? [`${name}: ${text}`] : [];
    });
  const link = () => `Open the list: http://127.0.0.1/tab#${addressOf(schoolPlace(school, 'early-change'))}`;
  const officersWords = () =>
    `olu: Early change at ${school} Academy: 3 pupils whose last weeks differ from their own before. ${link()}`;
  const leadersWords = () =>
    `ilse: Early change at ${school} Academy: 1 pupil whose last weeks differ from their own before. ${link()}`;

  it('on the first school day of a week from 8, to those whose work it is, each of the pupils they see', async () => {
    expect(await tick(`${MONDAY}T08:00`)).toBe('nothing due');
    expect(await tick(`${TUESDAY}T07:59`)).toBe('nothing due');
    expect(await tick(`${TUESDAY}T08:00`)).toBe('done');
    expect(told().sort()).toEqual([leadersWords(), officersWords()]);
    const list = await earlyChange(requestBy(context, await member('olu')), { school });
    expect(new Set(list.items.map(({ pupil }) => pupil.id)).size).toBe(3);
    for (const { pupil } of list.items) expect(told().join()).not.toContain(pupil.name);
  });

  it('once a week: not again that week, nor by a second node or after a restart; the next week again', async () => {
    await tick(`${TUESDAY}T08:00`);
    expect(await tick(`${TUESDAY}T08:01`)).toBe('nothing due');
    expect(await tick('2026-11-13T09:00')).toBe('nothing due');
    context.clock.set(`${TUESDAY}T08:00`);
    expect(await Promise.all([again(), again()])).toEqual(['done', 'done']);
    expect(told()).toHaveLength(2);
    expect(await tick('2026-11-16T08:00')).toBe('done');
  });

  it('later in the week where nobody was at work on its first day', async () => {
    expect(await tick('2026-11-12T11:20')).toBe('done');
    expect(told()).toHaveLength(2);
  });

  it('by two nodes at the same moment', async () => {
    context.clock.set(`${TUESDAY}T08:00`);
    await Promise.all([again(), again()]);
    expect(told()).toHaveLength(2);
  });

  it('to nobody where nobody is listed, and to nobody without a chat', async () => {
    const here = school;
    school = await changingSchool(context, '2026-09-11', 1);
    await staff('olu', 'attendance-officer');
    await talksToTheBot('olu');
    expect(await tick('2026-09-14T08:00')).toBe('done');
    expect(await tick('2026-09-14T08:01')).toBe('nothing due');
    expect(told()).toEqual([]);
    expect(here).not.toBe(school);
  });

  it('not of last summer in the first week of a school year', async () => {
    expect(await tick('2027-09-06T08:00')).toBe('nothing due');
    await bringIn(context, 'terms', [
      { school, name: 'Next', kind: 'term', starts: '2027-09-01', ends: '2027-12-17', policyTerm: 1 },
    ]);
    expect(await tick('2027-09-01T08:00')).toBe('done');
    expect(told()).toEqual([]);
  });

  describe('when Teams', () => {
    const troubled = (name: string, trouble: Error) => {
      const well = context.cards;
      context.cards = {
        ...well,
        tell: async (conversation, text) => {
          if ((conversation as { id: string }).id === `${school} ${name}`) throw trouble;
          await well.tell(conversation, text);
        },
      };
      return () => {
        context.cards = well;
      };
    };

    it('does not take it, again and again until it does; the others are told once', async () => {
      const well = troubled('olu', new NotDelivered('later', 'Teams is busy (503).'));
      expect(await tick(`${TUESDAY}T08:00`)).toBe('Teams is busy (503).');
      expect(await again()).toBe('Teams is busy (503).');
      expect(told()).toEqual([leadersWords()]);
      well();
      expect(await again()).toBe('done');
      expect(await again()).toBe('done');
      expect(told()).toEqual([leadersWords(), officersWords()]);
    });

    it('loses its answer, not again: it may have arrived', async () => {
      const well = troubled('olu', new PlainError('Teams did not answer in time.'));
      expect(await tick(`${TUESDAY}T08:00`)).toBe('done');
      well();
      expect(await again()).toBe('done');
      expect(told()).toEqual([leadersWords()]);
      const seen = async (minutesLater: string) => {
        context.clock.set(`${TUESDAY}T${minutesLater}`);
        return (await whatWaits(requestBy(context, administrator))).messages.filter(
          (one) => one.school === school,
        );
      };
      expect(await seen('08:00')).toEqual([]);
      expect(await seen('08:05')).toMatchObject([
        { kind: 'early-change', to: 'olu', tries: 1, why: 'Teams did not answer in time.' },
      ]);
    });

    it('says that somebody wants no messages, not again, and an administrator sees who', async () => {
      troubled('olu', new NotDelivered('blocked', 'The person has blocked the bot.'));
      expect(await tick(`${TUESDAY}T08:00`)).toBe('done');
      const blocked = await peopleWhoBlocked(store().db, [school]);
      expect(blocked.map(({ name }) => name)).toEqual(['olu']);
    });
  });

  it('in the audit log too, also where nobody knows whether it arrived', async () => {
    const olu = await member('olu');
    // Stopped while sending: the intention stands, and nothing is noted after it.
    context.clock.set(`${TUESDAY}T08:00`);
    await store().transaction(async (tx) => {
      const message = { school, kind: 'early-change', about: MONDAY, staffId: olu.id } as const;
      await intendMessage(tx, message, context.clock.now());
    });
    await expect(sendEarlyChange(jobIn(context), school)).rejects.toThrow('being sent just now');
    context.clock.set(`${TUESDAY}T08:02`);
    await sendEarlyChange(jobIn(context), school);
    await sendEarlyChange(jobIn(context), school);
    expect(told()).toEqual([leadersWords()]);
    const entries = await store()
      .db.selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'early-change.tell')
      .execute();
    expect(entries.map(({ detail }) => detail)).toEqual(
      expect.arrayContaining([
        { to: (await member('ilse')).id, week: MONDAY },
        { to: olu.id, week: MONDAY, arrived: 'unknown' },
      ]),
    );
    expect(entries).toHaveLength(2);
  });

  it('in the audit log too', async () => {
    await tick(`${TUESDAY}T08:00`);
    const rows = await store()
      .db.selectFrom('audit_entry')
      .select('detail')
      .where('school_id', '=', school)
      .where('what', '=', 'early-change.tell')
      .execute();
    const to = rows.map(({ detail }) => (detail as { to: string }).to);
    expect(new Set(to)).toEqual(new Set([(await member('olu')).id, (await member('ilse')).id]));
  });
});

import type { AlertSettings } from '#shared/contracts/people/alert-people.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { defaultAlertSettings } from '#shared/store/people/alert-settings.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { dueJobs } from '../../../bot/jobs/due-jobs.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import { recordOutcome } from '../../../bot/operations/actions/record-outcome.ts';
import { scopesNow } from '../../../bot/operations/admin/scopes-now.ts';
import type { StaffContext } from '../../../bot/operations/context.ts';
import { escalateAlerts, sendAlert } from '../../../bot/operations/messages/send-alert.ts';
import { sendAlertTakenBack } from '../../../bot/operations/messages/send-alert-taken-back.ts';
import { setAlertPeople } from '../../../bot/operations/people/alert-people.ts';
import { jobIn, requestBy } from '../product/requests.ts';
import { testContext } from '../product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from './a-school.ts';

/** A Wednesday. */
export const TODAY = '2026-09-16';
const PEOPLE = {
  Sal: 'safeguarding-lead',
  Dep: 'safeguarding-lead',
  Hana: 'senior-leader',
  Xan: 'senior-leader',
};

/**
 * Of Quirin, Rosalba and Silvan the first has a social worker and the second is looked after; they are away and nobody knows
 * why. Sal and Dep lead safeguarding, Hana and Xan the school; nobody is named for alerts yet.
 */
export async function alertSchool(store: Store) {
  const context = testContext(store, { now: `${TODAY}T09:40` });
  const school = await newSchool(context);
  const mail = (name: string) => `${name}.${school}@trust.example`.toLowerCase();
  const as = async (name: string): Promise<StaffContext> => {
    const found = await findStaff(context.store.db, { email: mail(name) }, TODAY);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return requestBy(context, found);
  };
  const idOf = async (name: string) => (await as(name)).actor.id;
  const chatOf = async (name: string) => {
    const ctx = await as(name);
    await storePersonalChat(await ctx.reading(), ctx.actor.id, { id: `${school} ${name}` }, ctx.at);
  };
  const named = async (change: Partial<AlertSettings> = {}, off: Record<string, string[]> = {}) => {
    const person = async (name: string) => ({
      staffId: await idOf(name),
      phone: '01632 960123',
      daysOff: (off[name] ?? []) as [],
    });
    const people = { lead: await person('Sal'), deputy: await person('Dep'), head: await person('Hana') };
    await setAlertPeople(await as('Hana'), {
      school,
      settings: { ...defaultAlertSettings(), people, ...change },
    });
  };
  const believed = async (): Promise<string> => {
    const { items } = await listActions(await as('Tess'), { school, kind: 'absence-call', status: 'open' });
    const call = items.find(({ pupil }) => pupil?.name.startsWith('Quirin'));
    const outcome = { result: 'spoke-to', parentBelievedInSchool: true } as const;
    const { raised } = await recordOutcome(await as('Tess'), { actionId: call?.id ?? '', outcome });
    return raised.find(({ kind }) => kind === 'safeguarding-alert')?.id ?? '';
  };
  /** A minute passes on `nodes` nodes: what waits and what the tick finds due is done, as a restart in between would. */
  async function minute(time: string, nodes = 2): Promise<void> {
    context.clock.set(`${TODAY}T${time}`);
    for (let node = 0; node < nodes; node += 1) {
      const due = dueJobs(await scopesNow(jobIn(context)), time);
      for (const job of [...(node === 0 ? context.jobs.splice(0) : []), ...due]) {
        const ctx = jobIn(context);
        if (job.name === 'tell-alert') await sendAlert(ctx, job.data).catch(() => undefined);
        if (job.name === 'tell-alert-taken-back') await sendAlertTakenBack(ctx, job.data);
        if (job.name === 'escalate-alerts' && job.data.school === school)
          await escalateAlerts(ctx, school).catch(() => undefined);
      }
    }
  }
  const told = () =>
    context.sent.splice(0).flatMap(({ conversation, text }) => {
      const [of, name] = String((conversation as { id?: string }).id).split(' ');
      return of === school && text ? [String(name)] : [];
    });
  const toldAt = async (...times: string[]) => {
    const heard: string[] = [];
    for (const time of times) {
      await minute(time);
      heard.push(`${time} ${told().join(' ')}`.trim());
    }
    return heard;
  };

  await bringIn(context, 'staff', [
    ...Object.entries(PEOPLE).map(([name, roles]) => ({ school, email: mail(name), name, roles })),
    { school, email: mail('Tess'), name: 'Tess', roles: 'tutor', tutorGroups: '7A' },
    { school, email: mail('Olu'), name: 'Olu', roles: 'attendance-officer' },
  ]);
  for (const name of Object.keys(PEOPLE)) await chatOf(name);
  await bringIn(context, 'pupils', [
    pupilRow(school, 'A1', { forename: 'Quirin', socialWorker: 'Y' }),
    pupilRow(school, 'A2', { forename: 'Rosalba', lookedAfter: 'Y' }),
    pupilRow(school, 'A3', { forename: 'Silvan' }),
  ]);
  await bringIn(
    context,
    'marks',
    ['A1', 'A2', 'A3'].map((upn) => markRow(school, upn, TODAY, 'AM', upn === 'A3' ? '/' : 'N')),
  );
  context.jobs.length = 0;
  return { context, school, as, idOf, chatOf, named, believed, minute, told, toldAt };
}

export type AlertSchool = Awaited<ReturnType<typeof alertSchool>>;

import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { findStaff, type StaffMember } from '#shared/store/people/staff.ts';
import { personalChatOf, storePersonalChat } from '#shared/store/messages/personal-chats.ts';
import { whatWaits } from '../../../bot/operations/admin/what-waits.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { findPerson } from '../../../bot/operations/people/find-person.ts';
import { bringIn, newSchool } from '../../support/schools/a-school.ts';
import { administrator, person, post } from '../../support/schools/people.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';
import { testContext, type TestContext } from '../../support/product/test-context.ts';
import { sharedStore } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-16';
const store = sharedStore();
let context: TestContext;
let school: string;
let other: string;
let theirs: StaffMember;
let made = 0;

beforeEach(async () => {
  context = testContext(store(), { now: `${TODAY}T14:30`, local: false });
  [school, other] = [await newSchool(context), await newSchool(context)];
  theirs = person([post(school, ['administrator'])], `admin-${school}`);
});

const objectId = (): string => `5f0c8d2e-1111-4222-8333-${String((made += 1)).padStart(12, '0')}`;
const staff = (at: string, email: string, name: string, entraObjectId: string, roles = 'tutor') => ({
  school: at,
  email,
  name,
  roles,
  entraObjectId,
});
const whoSignsIn = async (id: string) => (await findPerson(jobIn(context), id))?.email ?? null;

describe('a staff file of one school’s administrator', () => {
  it.each([
    ['the trust’s administrator', ''],
    ['a colleague of another school', 'other'],
  ])('gives nobody the account of %s', async (_, at) => {
    const [email, own, second] = [`vic.${school.toLowerCase()}@trust.example`, objectId(), objectId()];
    await bringIn(context, 'staff', [staff(at && other, email, 'Vic Tor', own, 'administrator')]);
    const report = await bringIn(context, 'staff', [staff(school, email, 'Mal Ory', second)], theirs);
    expect(report).toMatchObject({ changed: 1, rejectedCount: 0 });
    expect(report.warnings).toMatchObject([
      { line: 2, message: expect.stringContaining('name and object id stays') },
    ]);
    expect(await whoSignsIn(second)).toBeNull();
    expect(await whoSignsIn(own)).toBe(email);
    const found = await findStaff(context.store.db, { email }, TODAY);
    expect(found).toMatchObject({ name: 'Vic Tor' });
    expect(found?.posts.map((one) => one.school)).toContain(school);

    await undoImport(requestBy(context, theirs), report.id);
    expect(await whoSignsIn(own)).toBe(email);
    expect((await findStaff(context.store.db, { email }, TODAY))?.posts).toHaveLength(1);
  });

  it('brings in a new person, names and first identifies them, and never twice', async () => {
    const [email, first, second] = [`new.${school.toLowerCase()}@trust.example`, objectId(), objectId()];
    await bringIn(context, 'staff', [staff(school, email, 'Nell Ew', '')], theirs);
    await bringIn(context, 'staff', [staff(school, email, 'Nell New', first)], theirs);
    expect(await whoSignsIn(first)).toBe(email);
    const report = await bringIn(context, 'staff', [staff(school, email, 'Nell New', second)], theirs);
    expect(report.warnings).toHaveLength(1);
    expect([await whoSignsIn(first), await whoSignsIn(second)]).toEqual([email, null]);
  });

  it('taken back by who brought it takes the first object id with it, so that a wrong one can be put right', async () => {
    const [email, wrong, right] = [`oops.${school.toLowerCase()}@trust.example`, objectId(), objectId()];
    const report = await bringIn(context, 'staff', [staff(school, email, 'Ops', wrong)], theirs);
    await undoImport(requestBy(context, theirs), report.id);
    expect(await whoSignsIn(wrong)).toBeNull();
    await bringIn(context, 'staff', [staff(school, email, 'Ops', right)], theirs);
    expect(await whoSignsIn(right)).toBe(email);
  });

  it('of the trust, taken back by a school’s administrator, leaves who somebody is', async () => {
    const [email, own, second] = [`two.${school.toLowerCase()}@trust.example`, objectId(), objectId()];
    await bringIn(context, 'staff', [staff(other, email, 'Twin', own), staff(school, email, 'Twin', own)]);
    const report = await bringIn(context, 'staff', [staff(school, email, 'Twin', second, 'mentor')]);
    expect(await whoSignsIn(second)).toBe(email);
    await undoImport(requestBy(context, theirs), report.id);
    expect([await whoSignsIn(own), await whoSignsIn(second)]).toEqual([null, email]);
    const found = await findStaff(context.store.db, { email }, TODAY);
    expect(found?.posts.map(({ roles }) => roles)).toEqual([['tutor'], ['tutor']]);
  });

  it('taken back does not lock out somebody who has another post by now', async () => {
    const [email, own] = [`both.${school.toLowerCase()}@trust.example`, objectId()];
    const report = await bringIn(context, 'staff', [staff(school, email, 'Bo Th', own)]);
    await bringIn(context, 'staff', [staff(other, email, 'Bo Th', own)]);
    await undoImport(requestBy(context, administrator), report.id);
    expect(await whoSignsIn(own)).toBe(email);
  });
});

describe('an object id that one school’s administrator named', () => {
  const posts = async (id: string): Promise<string[] | null> =>
    (await findPerson(jobIn(context), id))?.posts.map((one) => one.school) ?? null;
  const waits = (warnings: unknown) =>
    expect(warnings).toMatchObject([
      { line: 2, message: expect.stringContaining('This post is taken and waits') },
    ]);
  const waiting = async (by: StaffMember) =>
    (await whatWaits(requestBy(context, by))).posts
      .filter(({ name }) => name === `Lee ${school}`)
      .map((one) => one.school);
  const lee = (at: string, id: string | undefined, roles = 'safeguarding-lead') => {
    const row = staff(at, `lee.${school.toLowerCase()}@trust.example`, `Lee ${school}`, id ?? '', roles);
    const { entraObjectId: _none, ...withoutColumn } = row;
    return id === undefined ? withoutColumn : row;
  };

  it('signs in at that school only, whatever posts the person is given later', async () => {
    const chosen = objectId();
    await bringIn(context, 'staff', [lee(school, chosen, 'tutor')], theirs);
    const elsewhere = await bringIn(context, 'staff', [lee(other, undefined)]);
    const everywhere = await bringIn(context, 'staff', [lee('', undefined, 'trust-lead')]);
    expect([elsewhere.changed, everywhere.changed]).toEqual([1, 1]);
    waits(elsewhere.warnings);
    waits(everywhere.warnings);
    expect(await posts(chosen)).toEqual([school]);
    const email = `lee.${school.toLowerCase()}@trust.example`;
    expect((await findStaff(context.store.db, { email }, TODAY))?.posts).toHaveLength(1);
    expect((await waiting(administrator)).sort()).toEqual(['*', other].sort());
    expect(await waiting(theirs)).toEqual([]);
  });

  it('is confirmed by the trust’s naming the same, and everything begins', async () => {
    const chosen = objectId();
    await bringIn(context, 'staff', [lee(school, chosen, 'tutor')], theirs);
    const report = await bringIn(context, 'staff', [lee(other, chosen)]);
    expect(report.warnings).toEqual([]);
    expect(await posts(chosen)).toEqual([school, other].sort());
    expect(await waiting(administrator)).toEqual([]);

    await bringIn(context, 'staff', [lee(school, chosen, 'mentor')], theirs);
    expect(await posts(chosen)).toHaveLength(2);
    await undoImport(requestBy(context, administrator), report.id);
    expect(await posts(chosen)).toEqual([school]);
  });

  it('gives way to another one of the trust’s, with the chat that was kept by it', async () => {
    const [chosen, own] = [objectId(), objectId()];
    await bringIn(context, 'staff', [lee(school, chosen, 'tutor')], theirs);
    const found = await findPerson(jobIn(context), chosen);
    await storePersonalChat(await jobIn(context).reading(), found!.id, { id: 'a:chosen' }, new Date(0));
    await bringIn(context, 'staff', [lee(other, own)]);
    expect([await posts(chosen), await posts(own)]).toEqual([null, [school, other].sort()]);
    expect(await personalChatOf(context.store.db, found!.id)).toBeNull();
  });

  it('is not confirmed by the administrator of another school', async () => {
    const chosen = objectId();
    const elsewhere = person([post(other, ['administrator'])], `admin-${other}`);
    await bringIn(context, 'staff', [lee(school, chosen, 'tutor')], theirs);
    const report = await bringIn(context, 'staff', [lee(other, chosen)], elsewhere);
    waits(report.warnings);
    expect(await posts(chosen)).toEqual([school]);
    expect(await waiting(elsewhere)).toEqual([other]);
  });

  it('named after the trust gave the person a post elsewhere is not taken at all', async () => {
    const chosen = objectId();
    await bringIn(context, 'staff', [lee('', undefined, 'trust-lead')]);
    await bringIn(context, 'staff', [lee(school, chosen, 'tutor')], theirs);
    expect(await posts(chosen)).toBeNull();
  });

  it('stands as before when the file that named it is put back by the trust', async () => {
    const chosen = objectId();
    const report = await bringIn(context, 'staff', [lee(school, chosen, 'tutor')], theirs);
    const back = await undoImport(requestBy(context, theirs), report.id);
    expect(await posts(chosen)).toBeNull();
    await undoImport(requestBy(context, administrator), back.id);
    expect(await posts(chosen)).toEqual([school]);
    await bringIn(context, 'staff', [lee(other, undefined)]);
    expect(await posts(chosen)).toEqual([school]);
  });

  it('of a file that an earlier version brought in holds everywhere, and the file can be taken back', async () => {
    const [own, second] = [objectId(), objectId()];
    await bringIn(context, 'staff', [lee(school, own)]);
    const report = await bringIn(context, 'staff', [lee(school, second)]);
    await sql`update replaced_record set before = before #- '{staff,0,id_holds_at}',
      after = after #- '{staff,0,id_holds_at}' where school_id = ${school}`.execute(context.store.db);
    await undoImport(requestBy(context, administrator), report.id);
    await bringIn(context, 'staff', [lee(other, undefined)]);
    expect(await posts(own)).toEqual([school, other].sort());
  });
});

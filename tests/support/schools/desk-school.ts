import type { Session } from '#shared/domain/basics/session.ts';
import type { Store } from '#shared/store/engine/open-store.ts';
import { findStaff } from '#shared/store/people/staff.ts';
import { listActions } from '../../../bot/operations/actions/list-actions.ts';
import type { StaffContext, StaffMember } from '../../../bot/operations/context.ts';
import { requestBy } from '../product/requests.ts';
import { testContext, type TestContext } from '../product/test-context.ts';
import { bringIn, markRow, newSchool, pupilRow } from './a-school.ts';

type Rows = Record<string, Parameters<typeof pupilRow>[2]>;

interface Desk {
  /** By what they are called: what the staff file says beside their names. */
  staff: Rows;
  /** By UPN: what the pupils' file says beside it. */
  pupils: Rows;
}

const usual: Desk = {
  staff: {
    Tess: { roles: 'tutor', tutorGroups: '7A' },
    Olu: { roles: 'attendance-officer' },
    Ade: { roles: 'attendance-administrator' },
  },
  pupils: {
    A1: { household: 'H1', pupilPremium: 'Y' },
    A2: {},
    B1: { household: 'H1', tutorGroup: '7B', lookedAfter: 'Y' },
  },
};

/**
 * A new school at that moment. Unless told otherwise: a tutor (Tess, 7A), an officer (Olu) and an administrator of
 * attendance (Ade); A1 and A2 in 7A, B1 in 7B, looked after and of A1's household.
 */
export async function deskSchool(
  store: Store,
  today: string,
  now: string,
  { staff = usual.staff, pupils = usual.pupils }: Partial<Desk> = {},
): Promise<DeskSchool> {
  const context = testContext(store, { now: `${today}T${now}` });
  const school = await newSchool(context);
  await bringIn(
    context,
    'staff',
    Object.entries(staff).map(([name, row]) => ({ school, email: emailOf(name, school), name, ...row })),
  );
  await bringIn(
    context,
    'pupils',
    Object.entries(pupils).map(([upn, row]) => pupilRow(school, upn, row)),
  );
  const rows = await context.store.db
    .selectFrom('pupil')
    .select(['pupil_id', 'upn'])
    .where('school_id', '=', school)
    .execute();
  return new DeskSchool(
    context,
    school,
    today,
    new Map(rows.map(({ pupil_id, upn }) => [upn, String(pupil_id)])),
  );
}

const emailOf = (name: string, school: string): string => `${name}.${school}@trust.example`;

export class DeskSchool {
  readonly context: TestContext;
  readonly school: string;
  readonly today: string;
  readonly #ids: ReadonlyMap<string, string>;

  constructor(context: TestContext, school: string, today: string, ids: ReadonlyMap<string, string>) {
    this.context = context;
    this.school = school;
    this.today = today;
    this.#ids = ids;
  }

  id(upn: string): string {
    return this.#ids.get(upn) ?? upn;
  }

  async member(name: string): Promise<StaffMember> {
    const email = emailOf(name, this.school);
    const found = await findStaff(this.context.store.db, { email }, this.today);
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  }

  async as(name: string): Promise<StaffContext> {
    return requestBy(this.context, await this.member(name));
  }

  async mark(codes: Record<string, string>, session: Session = 'AM', date = this.today): Promise<void> {
    const rows = Object.entries(codes).map(([upn, code]) => markRow(this.school, upn, date, session, code));
    await bringIn(this.context, 'marks', rows);
  }

  /** "absence-call A1", sorted. */
  async open(): Promise<string[]> {
    const { items } = await listActions(await this.as('Olu'), { school: this.school, status: 'open' });
    return items.map(({ kind, pupil }) => `${kind} ${pupil?.name.slice(-2) ?? ''}`.trim()).sort();
  }
}

import { problemBody } from '#shared/contracts/basics/problem.ts';
import { createTestDatabase } from '../stores/postgres.ts';
import { startProduct, type RunningProduct } from '../product/running-product.ts';
import { marksCsv, smallSchool } from './small-school.ts';

/** A Wednesday in September, and people of the two schools with what they are. */
export const TODAY = '2026-09-16';
export const people = {
  tutor: 'tutor8a@grove.example',
  officer: 'officer@grove.example',
  head: 'head@grove.example',
  otherOfficer: 'officer.ca@grove.example',
  lead: 'trust@grove.example',
};

/** The product on Postgres at half past two, its six files brought in and three pupils not accounted for. */
export async function startSmallTrust(): Promise<{ product: RunningProduct; stop: () => Promise<void> }> {
  const database = await createTestDatabase();
  const product = await startProduct({
    DATABASE_URL: database.url,
    LOCAL_NOW: `${TODAY}T14:30`,
    LOG_LEVEL: 'silent',
  });
  for (const kind of ['schools', 'terms', 'staff', 'pupils', 'contacts'] as const) {
    const { rejectedCount } = await product.importCsv(kind, smallSchool[kind]);
    if (rejectedCount > 0) throw new Error(`${rejectedCount} rows of ${kind} were refused`);
  }
  await product.importCsv('marks', marksCsv(TODAY, 'AM', { KHAN1: 'N', A8B0: 'N', CARE1: 'N' }));
  return { product, stop: () => product.stop().then(database.drop) };
}

/** What a refusal says, once it is known to be a problem body. */
export function problemOf(answer: { body: unknown }): { code: string; message: string; details?: unknown } {
  return problemBody.parse(answer.body).problem;
}

/** Today's call about a pupil, as somebody sees it. */
export async function openCallAbout(
  product: RunningProduct,
  as: string,
  name: string,
): Promise<{ id: string; status: string }> {
  const { body } = await product.request(`/api/actions?kind=absence-call&date=${TODAY}`, { as });
  const found = (body as { items: { id: string; status: string; pupil: { name: string } }[] }).items.find(
    ({ pupil }) => pupil.name === name,
  );
  if (!found) throw new Error(`No call about ${name}`);
  return found;
}

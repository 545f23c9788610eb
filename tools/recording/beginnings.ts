import type { Product } from './product.ts';
import type { Recording } from './recording.ts';

const HEADING = 'school,email,name,roles,tutorGroups,yearGroups,houses,entraObjectId';

/** Posts that nobody of the invented trust holds. */
const staff = [
  HEADING,
  'BRA,welfare@larkmere.example,Wren Welfare,welfare-officer,,,,00000000-0000-4000-a000-000000000001',
  'BRA,keeper@larkmere.example,Kit Keeper,administrator,,,,00000000-0000-4000-a000-000000000002',
  'BRA,guard@larkmere.example,Gus Guard,safeguarding-lead,,,,00000000-0000-4000-a000-000000000003',
  'COR,merlin@larkmere.example,Mel Merlin,year-leader,,,Merlin,00000000-0000-4000-a000-000000000004',
  'COR,double@larkmere.example,Dee Double,tutor;mentor,12A,,,00000000-0000-4000-a000-000000000005',
  'BRA,double@larkmere.example,Dee Double,attendance-officer,,,,00000000-0000-4000-a000-000000000005',
].join('\n');

const minimums = ['school,schoolYear,percent', 'BRA,2026/27,92.4', 'COR,2026/27,97', 'NONE,2026/27,94'].join(
  '\n',
);

/** Their people, by e-mail address. */
export const postsBesides = /^(welfare|keeper|guard|merlin|double)@/;

/** Brings in what the invented trust has not: other posts, minimums, results, codes that nobody knows. */
export async function recordBeginnings(product: Product, recording: Recording): Promise<void> {
  const bringIn = async (kind: string, csv: string): Promise<void> => {
    const answer = await product.ask('POST', `/api/imports/${kind}`, { as: 'admin@local', csv });
    recording.answer(`beginnings/${kind}`, `POST /api/imports/${kind}\n${csv}`, answer);
    if (answer.status !== 200) throw new Error(`The ${kind} were refused: ${answer.bytes.toString()}`);
  };
  await bringIn('staff', staff);
  await bringIn('minimums', minimums);
  const leavers = await upnsOf(product, 'BRA', '11');
  const results = leavers.map(
    (upn, at) => `BRA,${upn},2026/27,${((at % 31) / 10 - 1.5).toFixed(2)},${(at % 9) + 1},${(at % 7) + 2}`,
  );
  await bringIn('results', ['school,upn,schoolYear,progress8,english,maths', ...results].join('\n'));
  const years = await upnsOf(product, 'COR', '9');
  const marks = years
    .slice(0, 12)
    .map((upn, at) => `COR,${upn},2026-11-1${at % 2},AM,${at % 3 === 0 ? 'ZZ' : '§'}`);
  await bringIn('marks', ['school,upn,date,session,code', ...marks, 'BRA,nobody,2026-11-11,AM,/'].join('\n'));
}

export async function upnsOf({ read }: Product, school: string, years: string): Promise<string[]> {
  const { rows } = await read<{ rows: { upn: string }[] }>(
    `/api/figures?by=pupil&school=${school}&years=${years}`,
  );
  return rows.map(({ upn }) => upn).sort();
}

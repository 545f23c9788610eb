import { expect, it } from '@jest/globals';
import { seededRandom } from '../../../bot/local/invented-trust/seeded-random.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { reviseSchoolProposals } from '../../../bot/operations/escalation/revise-school-proposals.ts';
import { undoImport } from '../../../bot/operations/imports/undo-import.ts';
import { jobIn, requestBy } from '../../support/product/requests.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { administrator } from '../../support/schools/people.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-23';
const days = [14, 15, 16, 17, 18, 21, 22].map((day) => `2026-09-${day}`);
const pupils = Array.from({ length: 12 }, (_, n) => `A${n + 10}`);

onBothEngines('proposals made of marks', (openedStore) => {
  const aDesk = (): Promise<DeskSchool> =>
    deskSchool(openedStore(), TODAY, '09:40', {
      staff: { Sal: { roles: 'senior-leader' } },
      pupils: Object.fromEntries(pupils.map((upn) => [upn, {}])),
    });
  const revise = (desk: DeskSchool) => reviseSchoolProposals(jobIn(desk.context), desk.school);
  const undecided = async (desk: DeskSchool): Promise<string[]> =>
    (await listProposals(await desk.as('Sal'), { school: desk.school })).items
      .map(({ pupil, stage, daysAbsent }) => `${pupil.name.slice(-3)} stage ${stage}: ${daysAbsent}`)
      .sort();
  const rows = (desk: DeskSchool) =>
    desk.context.store.db.selectFrom('proposal').selectAll().where('school_id', '=', desk.school).execute();

  it('are the same, in whatever order and pieces the marks come, and each once', async () => {
    const random = seededRandom('proposals of marks');
    const marks = pupils.flatMap((upn, n) =>
      days.flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => ({
          upn,
          date,
          session,
          code: random.chance((n + 1) / 12)
            ? random.pick(['I', 'I', 'I', 'N', 'O', 'R', 'M', 'U'])
            : session === 'AM'
              ? '/'
              : '\\',
        })),
      ),
    );
    const told: string[][] = [];
    for (const pieces of [1, 2, 5]) {
      const desk = await aDesk();
      const shuffled = pieces === 1 ? marks : random.shuffle(marks);
      const size = Math.ceil(shuffled.length / pieces);
      for (let at = 0; at < shuffled.length; at += size) {
        const piece = shuffled.slice(at, at + size);
        await bringIn(
          desk.context,
          'marks',
          piece.map(({ upn, date, session, code }) => markRow(desk.school, upn, date, session, code)),
        );
        await revise(desk);
      }
      told.push(await undecided(desk));
      const kept = (await rows(desk)).map((row) => `${row.pupil_id} ${row.stage} ${row.term}`);
      expect(new Set(kept).size).toBe(kept.length);
    }
    const [whole = [], inTwo, inFive] = told;
    expect(new Set(whole.map((line) => line.slice(4, 11))).size).toBeGreaterThan(1);
    expect(inTwo).toEqual(whole);
    expect(inFive).toEqual(whole);
  });

  it('go when the import is taken back, and come again as the same rows', async () => {
    const desk = await aDesk();
    const away = (howMany: number) =>
      days
        .slice(-howMany)
        .flatMap((date) =>
          (['AM', 'PM'] as const).flatMap((session) =>
            ['A10', 'A11'].map((upn) => markRow(desk.school, upn, date, session, 'I')),
          ),
        );
    await bringIn(desk.context, 'marks', away(2));
    await revise(desk);
    const { id } = await bringIn(desk.context, 'marks', away(3));
    await revise(desk);
    const before = await rows(desk);
    expect(before.map(({ status }) => status)).toEqual(['proposed', 'proposed']);
    await undoImport(requestBy(desk.context, administrator), id);
    expect(await undecided(desk)).toEqual([]);
    expect((await rows(desk)).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn']);
    await bringIn(desk.context, 'marks', away(3));
    await revise(desk);
    const ids = (some: typeof before) => some.map(({ proposal_id: id, status }) => `${id} ${status}`).sort();
    expect(ids(await rows(desk))).toEqual(ids(before));
  });
});

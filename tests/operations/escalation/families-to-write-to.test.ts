import { beforeEach, expect, it } from '@jest/globals';
import { giveNotice } from '../../../bot/operations/actions/notices/give-notice.ts';
import { familiesToWriteTo } from '../../../bot/operations/escalation/families-to-write-to.ts';
import { noticeInput } from '#shared/contracts/actions/notices.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

const TODAY = '2026-09-18';
const DAYS = ['2026-09-14', '2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18'];

onBothEngines('families to write to', (openedStore) => {
  let desk: DeskSchool;

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), TODAY, '16:00', {
      staff: {
        Tess: { roles: 'tutor', tutorGroups: '7A' },
        Olu: { roles: 'attendance-officer' },
      },
      pupils: { A1: { household: 'H1' }, A2: {}, A3: { household: 'H1' }, A4: {} },
    });
    const away: Record<string, readonly [number, string]> = {
      A1: [2, 'I'],
      A2: [1, 'N'],
      A3: [1, 'C'], // leave granted: absent, and no day missed
      A4: [0, '/'],
    };
    await bringIn(
      desk.context,
      'marks',
      Object.entries(away).flatMap(([upn, [days, code]]) =>
        DAYS.flatMap((date, index) =>
          (['AM', 'PM'] as const).map((session) =>
            markRow(desk.school, upn, date, session, index < days ? code : session === 'AM' ? '/' : '\\'),
          ),
        ),
      ),
    );
    await bringIn(desk.context, 'contacts', [
      {
        school: desk.school,
        upn: 'A1',
        order: 1,
        name: 'Barred One',
        address: '2 No Row',
        doNotContact: 'Y',
      },
      { school: desk.school, upn: 'A1', order: 2, name: 'Mary Khan', address: '1 Test Row' },
    ]);
  });

  const seen = async () =>
    (await familiesToWriteTo(await desk.as('Olu'), desk.school)).families.map(
      ({ to, children, daysMissed, leftOut }) => [
        children.map(({ name, daysMissed: ofChild }) => `${name.slice(-2)} ${ofChild}`).join(', '),
        daysMissed,
        to?.address ?? null,
        leftOut,
      ],
    );

  it('are those with a child under 95 %, siblings together, with an address that may be written to', async () => {
    expect(await seen()).toEqual([
      ['A1 2, A3 0', 2, '1 Test Row', null],
      ['A2 1', 1, null, null],
    ]);
    await expect(familiesToWriteTo(await desk.as('Tess'), desk.school)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('are left out where a death was named, whichever child it was named for', async () => {
    await giveNotice(await desk.as('Olu'), {
      school: desk.school,
      notice: noticeInput.parse({
        pupils: [desk.id('A3')],
        from: TODAY,
        to: TODAY,
        reason: 'bereavement',
        by: 'line',
        conversation: true,
      }),
    });
    expect((await seen()).map(([children, , , leftOut]) => [children, leftOut])).toEqual([
      ['A1 2, A3 0', 'bereavement'],
      ['A2 1', null],
    ]);
  });
});

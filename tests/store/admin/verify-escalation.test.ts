import { beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { proposalFaults, type ProposalSeen } from '#shared/store/admin/proposal-faults.ts';
import { verifyEscalation } from '#shared/store/admin/verify-escalation.ts';
import { decideProposal } from '../../../bot/operations/escalation/decide-proposal.ts';
import { listProposals } from '../../../bot/operations/escalation/list-proposals.ts';
import { recordMeeting } from '../../../bot/operations/escalation/record-meeting.ts';
import { undoDecision } from '../../../bot/operations/escalation/undo-decision.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';
import { bringIn, markRow } from '../../support/schools/a-school.ts';
import { deskSchool, type DeskSchool } from '../../support/schools/desk-school.ts';

const away = ['2026-09-18', '2026-09-21', '2026-09-22'];

onBothEngines('days away and what is proposed of them', (openedStore) => {
  let desk: DeskSchool;
  const verified = () => verifyEscalation(desk.context.store.db, desk.school);
  const ids = async () =>
    (await listProposals(await desk.as('Sal'), { school: desk.school })).items.map(({ id }) => id);

  beforeEach(async () => {
    desk = await deskSchool(openedStore(), '2026-09-23', '09:40', {
      staff: { Tess: { roles: 'tutor', tutorGroups: '7A' }, Sal: { roles: 'senior-leader' } },
      pupils: { A1: {}, A2: {} },
    });
    const rows = ['A1', 'A2'].flatMap((upn) =>
      away.flatMap((date) =>
        (['AM', 'PM'] as const).map((session) => markRow(desk.school, upn, date, session, 'I')),
      ),
    );
    await bringIn(desk.context, 'marks', [
      ...rows,
      markRow(desk.school, 'A1', '2026-09-17', 'AM', 'R'),
      markRow(desk.school, 'A1', '2026-09-17', 'PM', 'M'),
      markRow(desk.school, 'A2', '2026-09-17', 'AM', 'U'),
      markRow(desk.school, 'A2', '2026-09-16', 'AM', 'L'),
    ]);
  });

  it('are as they should be while meetings are approved, held and taken back', async () => {
    const [first = '', second = ''] = await ids();
    const { action } = await decideProposal(await desk.as('Tess'), {
      id: first,
      decision: { decision: 'approve' },
    });
    await recordMeeting(await desk.as('Tess'), {
      actionId: action?.id ?? '',
      meeting: { barriers: [{ kind: 'worry' }], nextLook: '2026-10-07' },
    });
    await decideProposal(await desk.as('Tess'), { id: second, decision: { decision: 'approve' } });
    await undoDecision(await desk.as('Tess'), second);
    expect(await verified()).toEqual({ faults: [], toBeRevised: [] });
  });

  it('are told of when a gathered week says something else than the registers', async () => {
    await sql`update school_week set registers = replace(registers, 'I', '/')
      where school_id = ${desk.school} and week = '2026-09-21'`.execute(desk.context.store.db);
    expect((await verified()).faults).toEqual([
      `${desk.school}, pupil ${desk.id('A1')}: days away are counted as 2 sessions (0 0 0 0 2) until 2026-09-18, 1 medical, 1 R; registers say 6 sessions (2 2 0 0 2) until 2026-09-22, 1 medical, 1 R.`,
      expect.stringContaining(`pupil ${desk.id('A2')}: days away are counted as 3 sessions`),
    ]);
  });

  it('are told of plans with days that cannot be', async () => {
    const plan = (id: string, kind: string, starts: string, ends: string | null) =>
      sql`insert into standing_plan (school_id, plan_id, pupil_id, kind, starts, ends, recorded_by, recorded_at)
        values (${desk.school}, ${id}, ${Number(desk.id('A1'))}, ${kind}, ${starts}, ${ends}, 'x', now())`.execute(
        desk.context.store.db,
      );
    const id = (name: string) => `${desk.school} ${name}`;
    await plan(id('one'), 'health-plan', '2026-09-01', '2026-09-10');
    await plan(id('two'), 'health-plan', '2026-09-10', null);
    await plan(id('three'), 'part-time-timetable', '2026-09-10', '2026-09-09');
    await plan(id('four'), 'part-time-timetable', '2026-10-01', '2026-10-09');
    const { faults } = await verified();
    const of = (kind: string, name: string) =>
      `${desk.school}, ${kind} ${id(name)} of pupil ${desk.id('A1')}`;
    expect(faults).toEqual([
      `${of('part-time-timetable', 'three')}: ends before it begins.`,
      `${of('health-plan', 'one')} has days in common with ${id('two')}.`,
    ]);
  });

  it('say which proposals the next revision withdraws, and why', async () => {
    const [first = '', second = ''] = await ids();
    await bringIn(desk.context, 'marks', [markRow(desk.school, 'A1', '2026-09-21', 'AM', '/')]);
    await bringIn(desk.context, 'pupils', [
      {
        school: desk.school,
        upn: 'A2',
        surname: 'A2',
        forename: 'Ash',
        yearGroup: '7',
        leavingDate: '2026-09-22',
      },
    ]);
    const { faults, toBeRevised } = await verified();
    expect(faults).toEqual([]);
    expect(toBeRevised.sort()).toEqual(
      [
        `${desk.school}, proposal ${second} of pupil ${desk.id('A1')}: 2.5 days away do not reach stage 2; the next revision withdraws it.`,
        `${desk.school}, proposal ${first} of pupil ${desk.id('A2')}: the pupil is not on roll; the next revision withdraws it.`,
      ].sort(),
    );
    expect(await ids()).toEqual([]);
    expect(await verified()).toEqual({ faults: [], toBeRevised: [] });
  });

  it('are told of when an approved meeting is lost', async () => {
    const [first = ''] = await ids();
    await decideProposal(await desk.as('Tess'), { id: first, decision: { decision: 'approve' } });
    await desk.context.store.db.deleteFrom('meeting').where('proposal_id', '=', first).execute();
    expect((await verified()).faults).toEqual([
      expect.stringContaining(`proposal ${first} of pupil ${desk.id('A2')} is approved and has no meeting`),
    ]);
  });
});

describe('what does not fit together', () => {
  const proposal: ProposalSeen = {
    id: 'P',
    pupilId: 1,
    rule: 'absence',
    schoolYear: 2026,
    term: 1,
    stage: 2,
    status: 'approved',
    actionId: 'A',
  };
  const open: Partial<ProposalSeen> = { status: 'proposed', actionId: null };
  const held = { actionId: 'A', pupilId: 1, proposalId: 'P', heldOn: '2026-09-22' };

  it.each<[string, Parameters<typeof proposalFaults>[0], string[]]>([
    [
      'nothing',
      {
        proposals: [proposal],
        meetings: [held],
        barriers: [{ id: 'B', actionId: 'A' }],
        actions: new Map([['A', 'done']]),
      },
      [],
    ],
    [
      'two that nobody has decided',
      {
        proposals: [
          { ...proposal, ...open },
          { ...proposal, ...open, id: 'Q', stage: 3 },
        ],
        meetings: [],
        barriers: [],
        actions: new Map(),
      },
      ['pupil 1, 2026: undecided proposals by days away stand 2 times'],
    ],
    [
      'one twice',
      {
        proposals: [
          { ...proposal, ...open, status: 'dismissed' },
          { ...proposal, ...open, id: 'Q' },
        ],
        meetings: [],
        barriers: [],
        actions: new Map(),
      },
      ['pupil 1, 2026, stage 2 in term 1: proposals by days away stand 2 times'],
    ],
    [
      'an approval without an action',
      { proposals: [proposal], meetings: [], barriers: [], actions: new Map() },
      ['proposal P of pupil 1 is approved and has no action'],
    ],
    [
      'a meeting that nobody approved',
      {
        proposals: [{ ...proposal, ...open }],
        meetings: [{ ...held, heldOn: null }],
        barriers: [],
        actions: new Map([['A', 'open']]),
      },
      ['meeting A is of the proposal P, which is proposed'],
    ],
    [
      'a meeting held whose action is still open',
      { proposals: [proposal], meetings: [held], barriers: [], actions: new Map([['A', 'open']]) },
      ['meeting A was held and its action is open'],
    ],
    [
      'a barrier of no meeting',
      { proposals: [], meetings: [], barriers: [{ id: 'B', actionId: 'A' }], actions: new Map() },
      ['barrier B: no meeting was held that names it'],
    ],
  ])('%s', (_what, seen, faults) => {
    expect(proposalFaults(seen)).toEqual(faults);
  });
});

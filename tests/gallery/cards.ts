/** Every card in the states it can have, with invented names: for the gallery, and for the test that looks at each. */
import type { OpenAlert } from '#shared/contracts/actions/alerts.ts';
import type { Action, CallSheet } from '#shared/contracts/actions/action.ts';
import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import type { GapsView } from '#shared/contracts/figures/gaps-view.ts';
import type { DailyCardView, TrustCardView } from '#shared/contracts/messages/daily-card.ts';
import type { PupilSummary } from '#shared/contracts/pupils/pupil-summary.ts';
import type { Asked } from '#shared/contracts/actions/card-actions.ts';
import {
  callsCard,
  settledCallCard,
  spokeToCard,
  whoseNumberCard,
  type CallsView,
} from '../../bot/cards/actions/call-card.ts';
import { meetingsCard } from '../../bot/cards/escalation/meetings-card.ts';
import { gapsCard } from '../../bot/cards/figures/gaps-card.ts';
import { dailyCard } from '../../bot/cards/messages/daily-card.ts';
import { noticeCard } from '../../bot/cards/actions/notice-card.ts';
import { matchesCard, summaryCard } from '../../bot/cards/pupils/summary-card.ts';
import { expiredCard, explainDailyCard, helpCard, textCard } from '../../bot/cards/basics/plain-cards.ts';
import { someCard } from '../support/schools/some-card.ts';

const TODAY = '2026-09-16';
const NOW = `${TODAY}T09:40:00+01:00`;
const LINK = 'https://tab.example/';
const LONG_NAME = 'Saint Bartholomew-on-the-Hill Church of England Voluntary Aided Secondary Academy';

const school = (given: Partial<DailyCardView> = {}): DailyCardView => ({ ...someCard, asOf: NOW, ...given });
const { kind: _kind, link: _link, replaces: _replaces, now: _now, ...row } = school();
const trust = (given: Partial<TrustCardView> = {}): TrustCardView => ({
  kind: 'trust',
  name: 'Invented Trust',
  date: TODAY,
  sessions: ['AM'],
  rows: [row, { ...row, school: 'SB', name: LONG_NAME, diff: -14, absent: 15, missingMarks: 3 }],
  counted: 2,
  total: 2,
  allowed: 2,
  absent: 16,
  diff: -14,
  returnsNeeded: 14,
  change: -3,
  changeSince: '2026-09-15',
  asOf: NOW,
  now: NOW,
  registersMissing: 0,
  missingMarks: 3,
  best: -11,
  worst: -14,
  link: LINK,
  replaces: false,
  ...given,
});

const action: Action = {
  id: 'a1',
  reference: 'KQ7P2M4X',
  kind: 'absence-call',
  status: 'open',
  school: 'BA',
  pupil: { id: '1', name: 'Noah Sampleton' },
  tutorGroup: '10B',
  assignee: { id: 'm', name: 'Molly Shaw' },
  due: null,
  raisedBecause: 'Not in, and nobody has told us why yet (N).',
  numberOf: null,
  raisedFor: TODAY,
  ticked: false,
  callFirst: true,
  mayTickOff: false,
  beingRungBy: null,
  outcome: null,
  raisedBy: null,
  call: null,
  siblings: [{ actionId: 'a2', pupil: { id: '2', name: 'Ida Sampleton' } }],
};
const outcome: NonNullable<Action['outcome']> = {
  result: 'spoke-to',
  contact: 'Ann Sampleton',
  reason: 'illness',
  expectedBack: { kind: 'date', date: '2026-09-17' },
  support: ['transport'],
  nextStep: 'Ring on Thursday if not in.',
  parentBelievedInSchool: false,
  note: 'A cold.',
  restricted: false,
  recordNumber: null,
  by: { id: 'm', name: 'Molly Shaw' },
  at: NOW,
};
const contact = {
  order: 1,
  name: 'Ann Sampleton',
  relationship: 'Mother',
  phone: '01632 960001',
  email: 'ann@family.example',
  language: 'Polish',
  parentalResponsibility: true,
  putRightAt: null,
  lastTry: null,
};
const sheet: CallSheet = {
  action,
  pupil: {
    id: '1',
    name: 'Noah Sampleton',
    forename: 'Noah',
    yearGroup: '10',
    tutorGroup: '10B',
    flags: ['call-first', 'pp'],
  },
  schoolName: 'Birch Academy',
  familyRungAt: null,
  datesAbsent: [
    { date: '2026-09-14', marks: 'I I' },
    { date: '2026-09-11', marks: 'N N' },
  ],
  daysMissed: { missed: 2.5, medical: 0.5, notCounted: 1 },
  yearToDate: { attended: 15, possible: 20, percent: 75 },
  stage: 1,
  contacts: [contact, { ...contact, order: 2, name: 'Jan Sampleton', phone: null, language: null }],
  nextSchoolDay: '2026-09-17',
  earlier: [outcome],
  known: [],
  comments: [],
  script: {
    opening: 'Hello, this is Birch Academy. Noah is not in this morning, and we want to be sure all is well.',
    points: ['Ask whether anything would help.'],
    ifIll: 'With a cold children can usually be in school.',
    voicemail: 'This is Birch Academy. Please ring us back this morning.',
  },
  asOf: NOW,
};
const alert: Action = {
  ...action,
  id: 'a9',
  kind: 'safeguarding-alert',
  raisedBecause: 'The family believed the pupil to be in school.',
  numberOf: null,
};
const untaken: OpenAlert = {
  action: alert,
  raisedAt: NOW,
  since: NOW,
  taken: null,
  handedTo: null,
  isDrill: false,
  hereSince: 'The register shows L for the morning by now.',
  together: false,
  told: [],
  beingTold: [],
  unreached: [],
  next: [],
};
const calls = (given: Partial<CallsView> = {}): CallsView => ({
  sheet,
  others: [
    [
      {
        ...action,
        id: 'a3',
        callFirst: false,
        pupil: { id: '3', name: 'Bartholomew Featherstonehaugh-Cholmondeley' },
      },
      { ...action, id: 'a4', tutorGroup: '7C', pupil: { id: '4', name: 'Wilhelmina Featherstonehaugh' } },
    ],
  ],
  alerts: [],
  notice: null,
  recorded: null,
  today: TODAY,
  time: '09:40',
  madeAt: NOW,
  readerId: null,
  link: LINK,
  ...given,
});

const saved = { actionId: 'a2', also: [], notice: 'Ida Sampleton: No answer. Thank you.' };
const spokeTo = (asked: Partial<Asked>) => ({
  sheet,
  asked: { actionId: 'a1', reason: '', believed: false, ...asked },
  note: 'A cold.',
  time: '09:40',
  alert: asked.believed ? 'Saving this sends a line to Sal Safe in Teams.' : null,
  madeAt: NOW,
  readerId: null,
  link: LINK,
});

const rate = (attended: number, possible: number) => ({
  attended,
  possible,
  percent: Math.round((attended * 1000) / possible) / 10,
});
const gapRow = {
  sides: { pp: rate(170, 190), nonPp: rate(370, 390), gap: 5.4 },
  all: rate(540, 580),
};
const gaps: GapsView = {
  from: '2026-09-01',
  to: TODAY,
  schools: [{ school: 'BA', ...gapRow }],
  trust: gapRow,
  missingMarks: 3,
};
const noGaps: GapsView = { ...gaps, schools: [] };

const summary: PupilSummary = {
  mayRing: true,
  pupil: {
    id: '1',
    name: 'Noah Sampleton',
    school: 'BA',
    schoolName: 'Birch Academy',
    yearGroup: '10',
    tutorGroup: '10B',
    flags: ['call-first', 'pp'],
  },
  asOf: NOW,
  yearToDate: { attended: 15, possible: 20, percent: 75 },
  missedSessions: 5,
  lastWeeks: [{ week: '2026-09-14', marks: ['I', 'I', '/', '\\', 'N', '', '', '', '', ''] }],
  band: 'under 80',
  persistentAbsence: true,
  stage: 1,
  plan: {
    sentences: [
      '3½ days away this year: stage 2 of the policy.',
      'A tutor meeting with Molly Shaw is planned for Fri 18 Sep, 12:40.',
    ],
    standing: [
      {
        id: 's1',
        kind: 'health-plan',
        from: '2026-09-03',
        until: null,
        reviewBy: '2026-11-30',
        note: null,
        recordedBy: { id: 'o', name: 'Olu Mire' },
        endedOn: null,
        says: 'Health plan since Thu 3 Sep, looked at again by Mon 30 Nov. Recorded by Olu Mire.',
      },
    ],
    meeting: 'm1',
    proposed: null,
  },
  namedAdult: null,
  caseloads: [],
  contacts: [contact],
  lastOutcomes: [outcome],
  known: [],
  actions: [action],
  restrictedNotes: 1,
};
const proposal: ProposalView = {
  id: 'p1',
  pupil: { id: '1', name: 'Noah Sampleton' },
  tutorGroup: '10B',
  yearGroup: '10',
  rule: 'absence',
  stage: 2,
  status: 'proposed',
  review: false,
  daysAbsent: 3.5,
  because: '3½ days (not counted: 1 day R, religious observance) · last call yesterday, 09:40, no answer',
  holder: { id: 'm', name: 'Molly Shaw' },
  who: 'tutor',
  waits: false,
  mayDecide: true,
  until: null,
  reason: null,
  decidedBy: null,
  action: null,
};
const shown = { today: TODAY, madeAt: NOW, readerId: null, link: LINK };

const meetings = { proposals: [], more: 0, notice: null, decided: null, asOf: NOW, ...shown };

export const cards: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  dailyCard: {
    'on target': dailyCard(school()),
    'under target, marks missing': dailyCard(
      school({
        diff: -4,
        absent: 5,
        returnsNeeded: 4,
        missingMarks: 7,
        registersMissing: 1,
        best: 1,
        worst: -6,
      }),
    ),
    'nothing in yet': dailyCard(
      school({ asOf: null, absent: null, diff: null, sessions: [], best: null, worst: null }),
    ),
    'no school day': dailyCard(school({ schoolDay: false, absent: null, diff: null, sessions: [] })),
    'small cohort': dailyCard(school({ smallCohort: true, years: '7-10' })),
    'a tiny school': dailyCard(
      school({ tooFew: true, allowed: null, absent: null, diff: null, onePupilPercent: null, change: null }),
    ),
    'sent again': dailyCard(school({ replaces: true })),
    'a long name': dailyCard(school({ name: LONG_NAME })),
    'the trust': dailyCard(trust()),
    'the trust, nothing in yet': dailyCard(
      trust({
        asOf: null,
        absent: null,
        diff: null,
        returnsNeeded: null,
        change: null,
        counted: 0,
        sessions: [],
      }),
    ),
  },
  callsCard: {
    'a call to make': callsCard(calls()),
    'just saved one, to be undone': callsCard(calls({ notice: saved.notice, recorded: saved })),
    'nobody to ring on file': callsCard(
      calls({ sheet: { ...sheet, contacts: [], earlier: [], datesAbsent: [] } }),
    ),
    'safeguarding alerts': callsCard(
      calls({
        alerts: [
          {
            ...untaken,
            told: ['Sal Safe'],
            taken: { by: { id: 's2', name: 'Sal Safe' }, at: NOW },
          },
          { ...untaken, unreached: ['Sal Safe'] },
        ],
      }),
    ),
    'none left': callsCard(calls({ sheet: null, others: [] })),
    'none left, the last to be undone': callsCard(
      calls({ sheet: null, others: [], notice: saved.notice, recorded: saved }),
    ),
  },
  spokeToCard: {
    'why away': spokeToCard(spokeTo({})),
    'until when': spokeToCard(spokeTo({ reason: 'illness' })),
    'believed in school': spokeToCard(spokeTo({ believed: true })),
  },
  whoseNumberCard: {
    'one of two': whoseNumberCard({
      ...spokeTo({ whose: true }),
      sheet: { ...sheet, contacts: [contact, { ...contact, order: 2, name: 'Jan Sampleton' }] },
    }),
  },
  settledCallCard: {
    'done by somebody': settledCallCard({ ...action, status: 'done', outcome }, 'Somebody was first.', TODAY),
    'no longer needed': settledCallCard({ ...action, status: 'withdrawn' }, 'No longer needed.', TODAY),
  },
  gapsCard: {
    'a school': gapsCard(gaps),
    'small sides': gapsCard({
      ...gaps,
      schools: [
        { school: 'BA', ...gapRow },
        { school: 'CA', ...gapRow, sides: null },
        { school: 'DA', sides: null, all: null },
      ],
    }),
    'nothing yet': gapsCard(noGaps),
  },
  meetingsCard: {
    'two to decide, one in the tab': meetingsCard({
      ...meetings,
      more: 4,
      proposals: [
        { ...proposal, id: 'p3', stage: 3, who: 'year-leader', holder: null, waits: true },
        { ...proposal, pupil: { id: '3', name: LONG_NAME } },
      ],
    }),
    'just decided, to be undone': meetingsCard({
      ...meetings,
      decided: { proposalId: 'p1', notice: 'Planned: Noah Sampleton, with Molly Shaw' },
    }),
    none: meetingsCard(meetings),
  },
  summaryCard: {
    'all there is': summaryCard(summary, shown),
    'to a trust lead who was let see': summaryCard(
      { ...summary, mayRing: false, contacts: [], actions: [] },
      shown,
    ),
    'hardly anything': summaryCard(
      {
        ...summary,
        lastWeeks: [],
        contacts: [],
        lastOutcomes: [],
        actions: [],
        restrictedNotes: 0,
        band: null,
        stage: null,
      },
      shown,
    ),
  },
  noticeCard: {
    'why a pupil is away': noticeCard({
      ...shown,
      pupil: summary.pupil,
      known: [],
      given: null,
      notice: null,
    }),
    'said, and the family is rung back': noticeCard({
      ...shown,
      pupil: summary.pupil,
      known: [
        {
          id: 'n1',
          pupils: [{ id: '1', name: 'Noah Sampleton', cameIn: null }],
          from: TODAY,
          to: TODAY,
          sessions: ['AM', 'PM'],
          reason: 'illness',
          heardFrom: 'mother',
          way: 'line',
          conversation: false,
          expectedBack: null,
          note: null,
          givenBy: { id: 's1', name: 'Tess Tane' },
          givenAt: NOW,
          mayChange: true,
        },
      ],
      given: { id: 'n1', follows: 'The family is rung back.' },
      notice: null,
    }),
  },
  matchesCard: {
    several: matchesCard('Khan', [{ id: '1', name: 'Amina Khan', school: 'BA', tutorGroup: '8A' }], true),
  },
  helpCard: {
    'in a chat': helpCard({
      lines: [{ command: 'today', meaning: 'the day’s figures' }],
      personal: true,
      notUnderstood: false,
    }),
    'not understood, in a channel': helpCard({
      lines: [{ command: 'today', meaning: 'the day’s figures' }],
      personal: false,
      notUnderstood: true,
    }),
  },
  explainDailyCard: { always: explainDailyCard() },
  textCard: { 'a sentence': textCard('There are no schools here yet.') },
  expiredCard: { 'after a day': expiredCard('open-summary', { pupilId: '1' }) },
};

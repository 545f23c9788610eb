/** Text and labels of what a school chooses about its calls. */
import { scriptFacts, type CallSituation } from '#shared/domain/actions/calls/call-script.ts';
import type { CallOrderRule, CallTimes } from '#shared/domain/people/call-choices.ts';
import type { AbsenceCallsBy } from '#shared/domain/people/who-rings.ts';
import { joined } from '../basics/number-text.ts';

const factNames = scriptFacts.map((fact) => `{${fact}}`);

export const scriptFaultText = ({ fact, why }: { fact: string; why: 'unknown' | 'too-early' }): string =>
  why === 'unknown'
    ? `{${fact}} is nothing that a script knows: it knows ${joined(factNames)}. Nothing was saved.`
    : `{${fact}} comes too early: until it is known who is speaking, only {school} and {caller} are said. Nothing was saved.`;

export const absenceCallsByLabels: Readonly<Record<AbsenceCallsBy, string>> = {
  tutor: 'The pupil’s tutor',
  'year-leader': 'The year leader, or the head of house',
  'attendance-administrator': 'The attendance administrator',
  'attendance-officer': 'The attendance officer',
};

export const callTimeLabels: Readonly<Record<keyof CallTimes, string>> = {
  callTimeVulnerable: 'Pupils to call first, from',
  callBackTime: 'Families that left word, from',
  callTime: 'Everybody else, from',
  officerTakesOverAt: 'Not begun: on the officer’s list too, from',
  notReachedBy: 'A pupil to call first whom nobody has reached is an alert at',
};

export const callOrderLabels: Readonly<Record<CallOrderRule, string>> = {
  'year-7': 'Year 7',
  targeted: 'Pupils with a named adult',
  premium: 'Pupil premium',
  'days-away': 'Longest away',
};

export const situationLabels: Readonly<Record<CallSituation, string>> = {
  'first-day': 'First day, not explained',
  'several-days': 'Away several days running',
  'away-again': 'Away again',
  'call-back': 'Call back: word was left',
  'day-two-call': 'Second day, explained',
  'call-again': 'Another try: nobody was reached',
  'emergency-contacts': 'Emergency contacts',
  'not-arrived': 'Expected and not come',
};

export const callSettingsLabels = {
  page: 'School settings',
  who: 'Who rings, and when',
  whoSays: 'The adult named for a pupil is asked first; without one:',
  by: 'Absence calls are made by',
  tellCallers:
    'At the call time, tell whoever has families to ring in their own chat how many, without names',
  times: 'Times',
  order: 'Who is rung first',
  orderSays: 'Pupils to call first always stand first. After them:',
  sooner: (what: string) => `${what}: sooner`,
  later: (what: string) => `${what}: later`,
  orderEmpty: 'After them by name.',
  exceptions: 'Not rung back',
  exceptionsSays:
    'Whoever left word is rung back the same morning, but for these reasons. After a bereavement nobody is, nor about an illness under a health plan.',
  scripts: 'What to say',
  scriptsSays: `Facts are filled in where they stand in braces: ${joined(factNames)}. What needs a fact that is not known is not said.`,
  opening: 'Opening, until it is known who is speaking',
  points: 'Then, a line each',
  ifIll: 'If the pupil is ill',
  own: 'the school’s own words',
  ours: 'ours',
  reset: 'Use ours again',
  save: 'Save',
  saved: 'Saved. It holds from today.',
  parts: 'What is set here',
  alerts: 'Who hears of safeguarding alerts',
  alertsSay: 'Safeguarding leads, senior leaders and administrators name them.',
  codes: 'Which code each reason proposes',
  readOnly: 'Attendance officers, senior leaders and administrators change these.',
  school: 'School',
};

/**
 * Decides which roles hold which right: the one table of permission. Pages, doors and operations ask for rights.
 * Source: the field's rules on who may see what (UK GDPR, safeguarding): need to know.
 */
import { isOneOf } from '../basics/known-word.ts';

export const roles = [
  'administrator',
  'trust-lead',
  'cluster-lead',
  'senior-leader',
  'safeguarding-lead',
  'attendance-officer',
  'attendance-administrator',
  'year-leader',
  'tutor',
  'mentor',
  'welfare-officer',
] as const;
export type Role = (typeof roles)[number];
export const isRole = isOneOf(roles);

/** Roles with groups of their own: a tutor's tutor groups, a year leader's years and houses. */
export type GroupRole = Extract<Role, 'tutor' | 'year-leader'>;

interface RightRule {
  roles: readonly Role[];
  /** Roles that hold it for their own groups. */
  ownGroups?: readonly GroupRole[];
  /** Only with a post at the school itself, or only with one at every school; left out: with either. */
  post?: 'at-the-school' | 'at-every-school';
  /** A trust lead who has been let see a school's pupils (pupil-sight.ts) holds it there. */
  bySight?: true;
  /** Roles that hold it for the pupils on their caseload (caseload.ts). */
  caseloads?: readonly Role[];
  /** A pupil's named adult holds it for that pupil, while they ring families there. */
  namedAdults?: true;
}

const WHOLE_SCHOOL: readonly Role[] = [
  'senior-leader',
  'safeguarding-lead',
  'attendance-officer',
  'attendance-administrator',
];
const FIGURES: readonly Role[] = [
  ...WHOLE_SCHOOL,
  'administrator',
  'trust-lead',
  'cluster-lead',
  'year-leader',
  'tutor',
];
const IMPORTERS: readonly Role[] = ['administrator', 'attendance-officer', 'attendance-administrator'];

const table = {
  /** A pupil's marks, calls and summary. */
  'see-pupils': {
    roles: WHOLE_SCHOOL,
    ownGroups: ['tutor', 'year-leader'],
    bySight: true,
    caseloads: ['mentor', 'welfare-officer'],
    namedAdults: true,
  },
  /** To put pupils on the caseload of a mentor or welfare officer, and to end that. */
  'give-caseloads': { roles: ['senior-leader', 'safeguarding-lead', 'attendance-officer'] },
  /** Any tutor group of the school, or of the years one leads. */
  'open-several-groups': { roles: [...WHOLE_SCHOOL, 'year-leader'] },
  /** Why a pupil is vulnerable; a tutor is told "call first". */
  'see-vulnerability': { roles: ['senior-leader', 'safeguarding-lead', 'attendance-officer'] },
  'read-restricted-notes': { roles: ['safeguarding-lead'] },
  /** To be named by the school as a reader of restricted notes. */
  'be-named-for-restricted-notes': { roles: ['senior-leader'] },
  'find-pupils-by-upn': { roles: IMPORTERS },
  /** Figures without pupils: a school's own staff see their school, trust and cluster leads all. */
  'see-figures': { roles: FIGURES },
  /** Schools beside each other. */
  'compare-schools': { roles: ['administrator', 'trust-lead', 'cluster-lead'] },
  /** Questions about how a school keeps its registers: for those who answer for them. */
  'see-coding-watch': {
    roles: ['senior-leader', 'attendance-officer', 'attendance-administrator', 'administrator', 'trust-lead'],
  },
  /** Whose work a school's changing attendance is. */
  'hear-of-early-change': {
    roles: ['attendance-officer', 'safeguarding-lead', 'year-leader'],
    post: 'at-the-school',
  },
  'ring-families': { roles: [...WHOLE_SCHOOL, 'tutor', 'year-leader', 'mentor', 'welfare-officer'] },
  /** To say what one knows of an absence, of pupils one works with. */
  'note-absence': { roles: [...WHOLE_SCHOOL, 'tutor', 'year-leader', 'mentor', 'welfare-officer'] },
  /** Sees what nobody has taken and what has not been begun in time. */
  'share-out-calls': { roles: ['attendance-officer'] },
  /** The school's attendance office: where one person holds it, all of its work is theirs. */
  'hold-the-office': {
    roles: ['attendance-officer', 'attendance-administrator'],
    post: 'at-the-school',
  },
  'work-at-the-desk': { roles: ['attendance-officer', 'attendance-administrator', 'year-leader'] },
  /** To say that a code is entered or a contact put right there. */
  'put-right-in-the-mis': { roles: ['attendance-officer', 'attendance-administrator', 'senior-leader'] },
  /** To have the families under 95 % with their addresses, to write to them. */
  'write-to-families': { roles: ['attendance-officer', 'attendance-administrator', 'senior-leader'] },
  'visit-homes': { roles: ['attendance-officer', 'welfare-officer', 'safeguarding-lead', 'senior-leader'] },
  /** To decide which meetings are held, and to hold them: by who holds them in the policy. */
  'hold-tutor-meetings': {
    roles: ['tutor', 'year-leader', 'senior-leader', 'safeguarding-lead', 'attendance-officer'],
  },
  /** To read what is proposed and agreed about pupils one works with. */
  'see-meetings': {
    roles: [
      'tutor',
      'year-leader',
      'senior-leader',
      'safeguarding-lead',
      'attendance-officer',
      'mentor',
      'welfare-officer',
    ],
  },
  /** To record a health plan or a part-time timetable of a pupil one works with, and to end it. */
  'record-standing-plans': {
    roles: ['senior-leader', 'safeguarding-lead', 'attendance-officer', 'year-leader'],
  },
  'hold-year-leader-meetings': { roles: ['year-leader', 'senior-leader', 'attendance-officer'] },
  'hold-senior-leader-meetings': { roles: ['senior-leader', 'attendance-officer'] },
  'handle-safeguarding-alerts': { roles: ['safeguarding-lead', 'senior-leader'] },
  /** To name who hears of the school's alerts, with their numbers, and to hold a drill. */
  'set-alert-people': {
    roles: ['administrator', 'senior-leader', 'safeguarding-lead'],
  },
  /** Is told in their own chat of each alert that is raised. */
  'hear-of-safeguarding-alerts': { roles: ['safeguarding-lead'], post: 'at-the-school' },
  /** Pupils, marks and what hangs on them. */
  'bring-in-files': { roles: IMPORTERS },
  /** Schools, terms, staff and what the trust or the Department sets. */
  'bring-in-set-up-files': { roles: ['administrator'] },
  /** What a school's own codes mean. */
  'set-local-codes': { roles: ['administrator', 'attendance-officer'] },
  /** To bind a channel to a school, and to post its card. */
  'post-school-card': {
    roles: ['attendance-officer', 'senior-leader', 'safeguarding-lead', 'administrator', 'trust-lead'],
  },
  'post-trust-card': { roles: ['administrator', 'trust-lead', 'cluster-lead'], post: 'at-every-school' },
  /** Those of the trust and of a phase, which bind every school. */
  'set-trust-targets': { roles: ['administrator', 'trust-lead'], post: 'at-every-school' },
  /** A school's own, and the minimum the Department asks of it. */
  'set-school-targets': { roles: ['administrator'] },
  'see-settings': {
    roles: [
      'administrator',
      'attendance-officer',
      'attendance-administrator',
      'senior-leader',
      'safeguarding-lead',
      'trust-lead',
    ],
  },
  /** A school's variation of the trust's policy of escalation. */
  'set-school-policy': { roles: ['administrator', 'senior-leader'] },
  'set-trust-policy': { roles: ['administrator', 'trust-lead'], post: 'at-every-school' },
  'change-settings': { roles: ['administrator', 'attendance-officer', 'senior-leader'] },
  /** To let a trust lead see the pupils of schools until a day, and to end it. */
  'let-leads-see-pupils': { roles: ['administrator'], post: 'at-every-school' },
  /** What waits, what is out of reach, what was given up. */
  'mind-the-running': { roles: ['administrator'] },
} as const satisfies Record<string, RightRule>;

export type Right = keyof typeof table;
export const rights: Readonly<Record<Right, RightRule>> = table;

/** What a request, command or button asks of whoever uses it; `staff`: to be on the staff list. */
export type Asks = Right | 'staff';

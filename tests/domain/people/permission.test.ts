import { describe, expect, it } from '@jest/globals';
import {
  EVERY_SCHOOL,
  mayDoAction,
  mayImport,
  maySeePupil,
  maySeeRestrictedNote,
  maySeeTutorGroup,
  type Person,
  type PupilWhereabouts,
  hasRight,
  hasRightAnywhere,
  holdsSomewhere,
  mayUse,
} from '#shared/domain/people/permission.ts';
import { rights, roles, type Role } from '#shared/domain/people/rights.ts';
import { person, post } from '../../support/schools/people.ts';

/** In 7A, year 7, Oak house of the school BA; 'other' sits elsewhere in the same school. */
const own: PupilWhereabouts = { id: 1, school: 'BA', tutorGroup: '7A', yearGroup: 7, house: 'Oak' };
const other: PupilWhereabouts = { id: 2, school: 'BA', tutorGroup: '8B', yearGroup: 8, house: 'Elm' };

/** Somebody of BA with the role alone, and 7A, year 7 and Oak as own groups. */
const holder = (role: Role, school = 'BA'): Person =>
  person([post(school, role, { tutorGroups: ['7A'], yearGroups: [7], houses: ['Oak'] })], role);

const questions: Record<string, (who: Person) => unknown> = {
  'own pupil': (who) => maySeePupil(who, own),
  'other pupil': (who) => maySeePupil(who, other),
  'own group': (who) => maySeeTutorGroup(who, 'BA', [own, own], '7A'),
  'other group': (who) => maySeeTutorGroup(who, 'BA', [other], '8B'),
  figures: (who) => mayUse(who, 'see-figures', 'BA'),
  'why vulnerable': (who) => hasRight(who, 'see-vulnerability', 'BA'),
  'restricted note': (who) => maySeeRestrictedNote(who, 'BA', 'the author', []),
  'bring in marks': (who) => answerOf(mayImport(who, 'marks')),
  'bring in staff': (who) => answerOf(mayImport(who, 'staff')),
  'post here': (who) => mayUse(who, 'post-school-card', 'BA'),
  'do own pupil’s call': (who) =>
    mayDoAction(who, { school: 'BA', assigneeId: null, pupil: own, tutorGroup: '7A' }),
  'do other pupil’s call': (who) =>
    mayDoAction(who, { school: 'BA', assigneeId: null, pupil: other, tutorGroup: '8B' }),
};

function answerOf(schools: 'all' | string[]): string {
  return schools === 'all' ? 'all' : schools.length > 0 ? 'own' : 'none';
}

/** Source: the field's rules on who may see what (UK GDPR, safeguarding: need to know). */
const table: Record<Role, unknown[]> = {
  //                          own    other  own    other  fig-   why    note   marks   staff   post   call   other
  //                          pupil  pupil  group  group  ures   vuln                                        call
  administrator: /*        */ [
    'unknown',
    'unknown',
    'no',
    'no',
    'yes',
    false,
    false,
    'own',
    'own',
    'yes',
    'unknown',
    'unknown',
  ],
  'trust-lead': /*         */ [
    'unknown',
    'unknown',
    'no',
    'no',
    'yes',
    false,
    false,
    'none',
    'none',
    'yes',
    'unknown',
    'unknown',
  ],
  'cluster-lead': /*       */ [
    'unknown',
    'unknown',
    'no',
    'no',
    'yes',
    false,
    false,
    'none',
    'none',
    'no',
    'unknown',
    'unknown',
  ],
  'senior-leader': /*      */ [
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    true,
    false,
    'none',
    'none',
    'yes',
    'yes',
    'yes',
  ],
  'safeguarding-lead': /*  */ [
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    true,
    true,
    'none',
    'none',
    'yes',
    'yes',
    'yes',
  ],
  'attendance-officer': /* */ [
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    true,
    false,
    'own',
    'none',
    'yes',
    'yes',
    'yes',
  ],
  'attendance-administrator': [
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    false,
    false,
    'own',
    'none',
    'no',
    'yes',
    'yes',
  ],
  'year-leader': /*        */ [
    'yes',
    'unknown',
    'yes',
    'no',
    'yes',
    false,
    false,
    'none',
    'none',
    'no',
    'yes',
    'unknown',
  ],
  tutor: /*                */ [
    'yes',
    'unknown',
    'yes',
    'no',
    'yes',
    false,
    false,
    'none',
    'none',
    'no',
    'yes',
    'unknown',
  ],
  mentor: /*               */ [
    'unknown',
    'unknown',
    'no',
    'no',
    'no',
    false,
    false,
    'none',
    'none',
    'no',
    'unknown',
    'unknown',
  ],
  'welfare-officer': /*    */ [
    'unknown',
    'unknown',
    'no',
    'no',
    'no',
    false,
    false,
    'none',
    'none',
    'no',
    'unknown',
    'unknown',
  ],
};

const cells = roles.flatMap((role) =>
  Object.keys(questions).map((question, index) => [role, question, table[role][index]] as const),
);

describe('who may see and do what, with one role at one school', () => {
  it.each(cells)('%s, %s: %s', (role, question, expected) => {
    expect(questions[question]?.(holder(role))).toBe(expected);
  });

  it.each(cells)('%s, %s, with the same post at every school: %s', (role, question, expected) => {
    const everywhere = expected === 'own' ? 'all' : expected;
    expect(questions[question]?.(holder(role, EVERY_SCHOOL))).toBe(everywhere);
  });

  it.each(roles)('another school’s things are not even there for its %s', (role) => {
    const stranger = holder(role, 'CA');
    expect(maySeePupil(stranger, own)).toBe('unknown');
    expect(maySeeTutorGroup(stranger, 'BA', [own], '7A')).toBe('unknown');
    expect(mayUse(stranger, 'see-figures', 'BA')).toBe('unknown');
    expect(mayUse(stranger, 'post-school-card', 'BA')).toBe('unknown');
    expect(mayDoAction(stranger, { school: 'BA', assigneeId: null, pupil: own, tutorGroup: '7A' })).toBe(
      'unknown',
    );
    expect(hasRight(stranger, 'see-vulnerability', 'BA')).toBe(false);
    expect([...mayImport(stranger, 'marks')]).not.toContain('BA');
  });
});

describe('who is told of early change', () => {
  it.each<[Role, boolean]>(
    roles.map((role) => [role, ['attendance-officer', 'safeguarding-lead', 'year-leader'].includes(role)]),
  )('%s: %s', (role, told) => {
    expect(hasRight(holder(role), 'hear-of-early-change', 'BA')).toBe(told);
    expect(hasRight(holder(role, 'CA'), 'hear-of-early-change', 'BA')).toBe(false);
    expect(hasRight(holder(role, '*'), 'hear-of-early-change', 'BA')).toBe(false);
  });
});

describe('groups decide', () => {
  const tutor = (group: string): Person => person([post('BA', 'tutor', { tutorGroups: [group] })]);

  it('a year leader sees a pupil by year or by house, and a mixed group only when all its pupils are own', () => {
    const byYear = person([post('BA', 'year-leader', { yearGroups: [7] })]);
    const byHouse = person([post('BA', 'year-leader', { houses: ['Oak'] })]);
    expect([maySeePupil(byYear, own), maySeePupil(byYear, other)]).toEqual(['yes', 'unknown']);
    expect([maySeePupil(byHouse, own), maySeePupil(byHouse, other)]).toEqual(['yes', 'unknown']);
    const mixed = [own, { ...own, yearGroup: 8 }];
    expect(maySeeTutorGroup(byYear, 'BA', mixed, '7A')).toBe('no');
    expect(maySeeTutorGroup(byHouse, 'BA', mixed, '7A')).toBe('yes');
    expect(maySeeTutorGroup(byYear, 'BA', [], '7A')).toBe('no');
  });

  it('a group without the role gives nothing: a mentor named beside 7A is no tutor of it', () => {
    const mentor = person([post('BA', 'mentor', { tutorGroups: ['7A'], yearGroups: [7] })]);
    expect(maySeePupil(mentor, own)).toBe('unknown');
    expect(maySeePupil(tutor('7B'), own)).toBe('unknown');
  });

  it('a pupil without a group or house is nobody’s by a blank one', () => {
    const loose = { ...own, tutorGroup: '', house: '' };
    const blank = person([post('BA', ['tutor', 'year-leader'], { tutorGroups: [''], houses: [''] })]);
    expect(maySeePupil(blank, loose)).toBe('unknown');
  });

  it('a role at one school and a group at another do not add up', () => {
    const twoPosts = person([post('CA', 'tutor', { tutorGroups: ['7A'] }), post('BA', 'mentor')]);
    expect(maySeePupil(twoPosts, own)).toBe('unknown');
  });

  it('a trust lead who is also a school’s tutor sees that tutor group', () => {
    const both = person([post(EVERY_SCHOOL, 'trust-lead'), post('BA', 'tutor', { tutorGroups: ['7A'] })]);
    expect([maySeePupil(both, own), maySeePupil(both, other)]).toEqual(['yes', 'unknown']);
  });

  it('nobody without a post sees anything', () => {
    const nobody = person([]);
    for (const question of ['own pupil', 'own group', 'figures', 'post here'])
      expect(questions[question]?.(nobody)).toBe('unknown');
    expect(mayImport(nobody, 'marks')).toEqual([]);
    expect(hasRightAnywhere(nobody, 'bring-in-files')).toBe(false);
  });
});

describe('notes, actions without a pupil, imports and the trust’s channel', () => {
  it('a restricted note: its author, the safeguarding lead, senior leaders the school names', () => {
    const leader = person([post('BA', 'senior-leader')], 'leader');
    const officer = person([post('BA', 'attendance-officer')], 'officer');
    expect(maySeeRestrictedNote(officer, 'BA', 'officer', [])).toBe(true);
    expect(maySeeRestrictedNote(officer, 'BA', 'author', ['officer'])).toBe(false);
    expect(maySeeRestrictedNote(leader, 'BA', 'author', [])).toBe(false);
    expect(maySeeRestrictedNote(leader, 'BA', 'author', ['leader'])).toBe(true);
    expect(maySeeRestrictedNote(leader, 'CA', 'author', ['leader'])).toBe(false);
  });

  it('a register to be checked: whoever it was given to, the group’s tutor, the school’s whole-school roles', () => {
    const check = { school: 'BA', assigneeId: 'given', pupil: null, tutorGroup: '7A' };
    expect(mayDoAction(person([post('BA', 'mentor')], 'given'), check)).toBe('yes');
    expect(mayDoAction(holder('tutor'), check)).toBe('yes');
    expect(mayDoAction(person([post('BA', 'tutor', { tutorGroups: ['7B'] })]), check)).toBe('unknown');
    expect(mayDoAction(holder('mentor'), check)).toBe('unknown');
    expect(mayDoAction(holder('attendance-officer'), check)).toBe('yes');
    expect(mayDoAction(holder('trust-lead', EVERY_SCHOOL), { ...check, tutorGroup: '8B' })).toBe('unknown');
  });

  it('a call is its assignee’s, also about a sibling in another group; but not of another school', () => {
    const tutor = person([post('BA', 'tutor', { tutorGroups: ['7A'] })], 'tutor');
    const call = { school: 'BA', assigneeId: 'tutor', pupil: other, tutorGroup: '8B' };
    expect(mayDoAction(tutor, call)).toBe('yes');
    expect(mayDoAction(tutor, { ...call, assigneeId: 'somebody else' })).toBe('unknown');
    expect(mayDoAction(person([post('CA', 'tutor')], 'tutor'), call)).toBe('unknown');
  });

  it('an officer of two schools brings in for both, and for no other', () => {
    const officer = person([post('BA', 'attendance-officer'), post('CA', 'attendance-administrator')]);
    expect(mayImport(officer, 'pupils')).toEqual(['BA', 'CA']);
    expect(mayImport(officer, 'contacts')).toEqual(['BA', 'CA']);
    for (const kind of ['schools', 'terms', 'staff'] as const) expect(mayImport(officer, kind)).toEqual([]);
    const everywhere = person([post(EVERY_SCHOOL, 'administrator')]);
    for (const kind of ['schools', 'staff', 'marks'] as const)
      expect(mayImport(everywhere, kind)).toBe('all');
    expect(hasRightAnywhere(officer, 'bring-in-files')).toBe(true);
  });

  it.each(roles)('the trust’s channel: %s', (role) => {
    const leads = ['administrator', 'trust-lead', 'cluster-lead'].includes(role);
    expect(hasRightAnywhere(holder(role, EVERY_SCHOOL), 'post-trust-card')).toBe(leads);
    expect(hasRightAnywhere(holder(role), 'post-trust-card')).toBe(false);
  });
});

it('own groups are those of the roles that the table of rights names', () => {
  const rule = rights['see-pupils'] as { ownGroups: readonly Role[] };
  const named = rule.ownGroups;
  const asked = () => [
    maySeePupil(holder('tutor'), own),
    maySeeTutorGroup(holder('tutor'), 'BA', [own], '7A'),
    mayDoAction(holder('tutor'), { school: 'BA', assigneeId: null, pupil: null, tutorGroup: '7A' }),
    holdsSomewhere(holder('tutor'), 'see-pupils'),
    maySeePupil(holder('year-leader'), own),
  ];
  expect(asked()).toEqual(['yes', 'yes', 'yes', true, 'yes']);
  try {
    rule.ownGroups = [];
    expect(asked()).toEqual(['unknown', 'no', 'unknown', false, 'unknown']);
  } finally {
    rule.ownGroups = named;
  }
});

import { describe, expect, it } from '@jest/globals';
import { actionKinds, type ActionKind } from '#shared/domain/actions/action-kinds.ts';
import { mayTickOff } from '#shared/domain/actions/who-completes.ts';
import { roles, type Role } from '#shared/domain/people/rights.ts';

const holder = (role: Role, school = 'BA') => ({
  id: role,
  name: role,
  posts: [{ school, roles: [role], tutorGroups: [], yearGroups: [], houses: [] }],
});
const everybody = roles.join(' ');
const nobody = '';

const wanted: Readonly<Record<ActionKind, string>> = {
  'absence-call': nobody,
  'call-back': nobody,
  'day-two-call': nobody,
  'call-again': nobody,
  'emergency-contacts': nobody,
  'not-arrived': nobody,
  'ask-after': everybody,
  'check-register': everybody,
  'enter-code': 'senior-leader attendance-officer attendance-administrator',
  'expected-arrival': everybody,
  'contact-correction': 'senior-leader attendance-officer attendance-administrator',
  'home-visit': 'senior-leader safeguarding-lead attendance-officer welfare-officer',
  'safeguarding-alert': nobody,
  'welcome-back': everybody,
  'tutor-meeting': nobody,
  'year-leader-meeting': nobody,
  'senior-leader-meeting': nobody,
  'write-home': 'senior-leader safeguarding-lead attendance-officer year-leader tutor',
  'call-home': 'senior-leader safeguarding-lead attendance-officer year-leader tutor',
  'health-plan-review': nobody,
  'plan-review': 'senior-leader safeguarding-lead attendance-officer year-leader tutor',
  barrier: 'senior-leader safeguarding-lead attendance-officer year-leader tutor',
  praise: everybody,
};

describe('who may tick off what they see', () => {
  it.each(Object.entries(wanted) as [ActionKind, string][])('%s: %s', (kind, who) => {
    const given = { kind, school: 'BA', assigneeId: 'somebody else' };
    expect(roles.filter((role) => mayTickOff(holder(role), given)).join(' ')).toBe(who);
  });

  it.each(Object.keys(actionKinds) as ActionKind[])(
    '%s: whoever it was given to, when it is ticked',
    (kind) => {
      const isTicked = ['tick', 'answer'].includes(actionKinds[kind].settledBy);
      for (const role of roles)
        expect(mayTickOff(holder(role), { kind, school: 'BA', assigneeId: role })).toBe(isTicked);
    },
  );

  it('an officer of another school does not enter this one’s codes', () => {
    const code = { kind: 'enter-code', school: 'BA', assigneeId: null } as const;
    expect(mayTickOff(holder('attendance-officer', 'CA'), code)).toBe(false);
  });
});

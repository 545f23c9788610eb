import { describe, expect, it } from '@jest/globals';
import type { Me } from '#shared/contracts/people/person.ts';
import { landingOf, mayPostCardOf, mayPostTrustCard, pagesFor } from '../../tabs/pages/pages-for.ts';

function someone(roles: string[], { school = 'BRA', groups = [] as string[], own = false } = {}): Me {
  const post = {
    school,
    schoolName: school,
    roles,
    tutorGroups: own ? groups : [],
    yearGroups: [],
    houses: [],
  };
  return {
    id: '1',
    name: 'Somebody',
    email: 's@x.example',
    posts: [post],
    pupilSight: [],
    caseload: [],
    tutorGroups: groups.map((group) => ({ school, schoolName: school, group, own })),
    now: '2026-09-16T09:40:00+01:00',
  };
}

const tutor = someone(['tutor'], { groups: ['8D'], own: true });
const officer = someone(['attendance-officer'], { groups: ['7A', '8D'] });
const trustLead = someone(['trust-lead'], { school: '*' });

describe('the pages somebody has', () => {
  it('lands a tutor with the own group, the desk with its calls, the trust with its figures', () => {
    expect(landingOf(tutor)).toBe('/today/BRA/8D');
    expect(landingOf(officer)).toBe('/calls');
    expect(landingOf(trustLead)).toBe('/figures');
    expect(landingOf(someone(['senior-leader'], { groups: ['8D'] }))).toBe('/figures');
  });

  it('offers only what there is a use for', () => {
    expect(pagesFor(tutor)).toEqual(['today', 'calls', 'away', 'figures', 'this-week', 'pupils']);
    expect(pagesFor(officer)).toEqual([
      'today',
      'calls',
      'away',
      'codes-to-enter',
      'figures',
      'this-week',
      'pupils',
      'settings',
      'imports',
      'refused',
    ]);
    expect(pagesFor(trustLead)).toEqual(['figures', 'targets']);
    const administrator = someone(['administrator']);
    expect(pagesFor(administrator)).toEqual([
      'figures',
      'safeguarding',
      'settings',
      'targets',
      'imports',
      'refused',
      'waiting',
    ]);
    expect(pagesFor(someone(['trust-lead']))).toEqual(['figures']);
  });

  it('offers to post a card to those who may', () => {
    expect(mayPostCardOf(officer, 'BRA')).toBe(true);
    expect(mayPostCardOf(officer, 'ELM')).toBe(false);
    expect(mayPostCardOf(tutor, 'BRA')).toBe(false);
    expect(mayPostTrustCard(trustLead)).toBe(true);
    expect(mayPostTrustCard(officer)).toBe(false);
  });
});

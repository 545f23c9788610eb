import { describe, expect, it } from '@jest/globals';
import { EVERY_SCHOOL } from '#shared/domain/people/permission.ts';
import {
  identityAfter,
  identityTakenBack,
  type Administers,
  type GivenIdentity,
  type Identity,
} from '#shared/domain/people/identity.ts';

const [ONE, TWO] = ['id-one', 'id-two'];
const who = (name: string, entraObjectId: string | null, idHoldsAt: string[] | null = null): Identity => ({
  name,
  entraObjectId,
  idHoldsAt,
});
const noColumn = (name: string): GivenIdentity => ({ name });

describe('who somebody is after a staff row', () => {
  it.each<[string, string[] | null, Identity | null, GivenIdentity, Administers, Identity, string[]]>([
    ['a new person', null, null, who('Ann', ONE), ['A'], who('Ann', ONE, ['A']), []],
    ['a first object id', ['A'], who('Ann', null), who('Ann', ONE), ['A'], who('Ann', ONE, ['A']), []],
    ['a new person of the trust', null, null, who('Ann', ONE), 'all', who('Ann', ONE), []],
    ['a new person without an id', null, null, noColumn('Ann'), ['A'], who('Ann', null), []],
    ['the trust names the id', ['A'], who('Ann', ONE, ['A']), who('Ann', ONE), 'all', who('Ann', ONE), []],
    ['the trust names another', ['A'], who('Ann', ONE, ['A']), who('Ann', TWO), 'all', who('Ann', TWO), []],
    [
      'the trust names none',
      ['A'],
      who('Ann', ONE, ['A']),
      noColumn('Ann'),
      'all',
      who('Ann', ONE, ['A']),
      [],
    ],
    [
      'another school names the id',
      ['A'],
      who('Ann', ONE, ['A']),
      who('Ann', ONE),
      ['B'],
      who('Ann', ONE, ['A']),
      [],
    ],
    [
      'the school names an id that the trust has named',
      ['A'],
      who('Ann', ONE),
      who('Ann', ONE),
      ['A'],
      who('Ann', ONE),
      [],
    ],
    ['another name', ['A'], who('Ann', ONE), who('Anna', null), ['A'], who('Anna', ONE), []],
    [
      'a second object id',
      ['A'],
      who('Ann', ONE),
      who('Anna', TWO),
      ['A'],
      who('Anna', ONE),
      ['entraObjectId'],
    ],
    [
      'posts at two schools',
      ['A', 'B'],
      who('Ann', null),
      who('X', ONE),
      ['A'],
      who('Ann', null),
      ['name', 'entraObjectId'],
    ],
    [
      'both schools theirs',
      ['A', 'B'],
      who('Ann', null),
      who('X', ONE),
      ['A', 'B'],
      who('X', ONE, ['A', 'B']),
      [],
    ],
    [
      'a post everywhere',
      [EVERY_SCHOOL],
      who('Ann', ONE),
      who('Ann', TWO),
      ['A'],
      who('Ann', ONE),
      ['entraObjectId'],
    ],
    ['nothing that differs', [EVERY_SCHOOL], who('Ann', ONE), who('Ann', ONE), ['A'], who('Ann', ONE), []],
    [
      'the trust’s administrator',
      ['A', EVERY_SCHOOL],
      who('Ann', ONE),
      who('X', TWO),
      'all',
      who('X', TWO),
      [],
    ],
    ['no column of object ids', ['A'], who('Ann', ONE), noColumn('Ann'), 'all', who('Ann', ONE), []],
    ['a blank object id', ['A'], who('Ann', ONE), who('Ann', null), ['A'], who('Ann', ONE), []],
    [
      'a blank object id, by the trust',
      ['A'],
      who('Ann', ONE),
      who('Ann', null),
      'all',
      who('Ann', null),
      [],
    ],
  ])('%s', (_, schools, stored, given, administers, identity, kept) => {
    const known = stored && { ...stored, schools: schools ?? [] };
    expect(identityAfter(known, given, administers)).toEqual({ identity, kept });
  });
});

describe('who somebody is when the file is taken back', () => {
  it.each<[string, string[], Identity, Identity, Administers, boolean, Identity]>([
    ['their own first object id', ['A'], who('Ann', ONE), who('An', null), ['A'], true, who('An', null)],
    [
      'the first object id of somebody else’s file',
      ['A'],
      who('Ann', ONE),
      who('An', null),
      ['A'],
      false,
      who('An', ONE),
    ],
    ['a changed object id', ['A'], who('Ann', ONE), who('Ann', TWO), ['A'], true, who('Ann', ONE)],
    [
      'what the trust confirmed, by the trust',
      ['A'],
      who('Ann', ONE),
      who('Ann', ONE, ['A']),
      'all',
      true,
      who('Ann', ONE, ['A']),
    ],
    [
      'what the trust confirmed, by the school',
      ['A'],
      who('Ann', ONE),
      who('Ann', ONE, ['A']),
      ['A'],
      false,
      who('Ann', ONE),
    ],
    ['a post elsewhere by now', ['A', 'B'], who('Ann', ONE), who('An', null), ['A'], true, who('Ann', ONE)],
    ['the trust’s administrator', ['A', 'B'], who('Ann', ONE), who('An', TWO), 'all', false, who('An', TWO)],
    [
      'an id that another has by now',
      ['A'],
      who('Ann', ONE),
      who('Ann', 'id-held'),
      'all',
      true,
      who('Ann', ONE),
    ],
  ])('%s', (_, schools, standing, before, administers, broughtItIn, identity) => {
    const by = { administers, broughtItIn };
    expect(identityTakenBack({ ...standing, schools }, before, by, new Set(['id-held']))).toEqual(identity);
  });
});

import { EVERY_SCHOOL, type Post } from '#shared/domain/people/permission.ts';
import type { Role } from '#shared/domain/people/rights.ts';
import type { StaffMember } from '../../../bot/operations/context.ts';

/** A post with nothing but what the test says of it. */
export function post(school: string, roles: Role | Role[], groups: Partial<Post> = {}): Post {
  return { school, roles: [roles].flat(), tutorGroups: [], yearGroups: [], houses: [], ...groups };
}

export function person(posts: Post[], id = 'somebody'): StaffMember {
  return { id, name: 'Sam Body', email: `${id}@trust.example`, entraObjectId: null, posts };
}

export const administrator = person([post(EVERY_SCHOOL, ['administrator', 'trust-lead'])], 'administrator');

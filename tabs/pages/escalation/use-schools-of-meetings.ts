import { EVERY_SCHOOL, hasRight } from '#shared/domain/people/permission.ts';
import { useAsk } from '../../api/use-api.ts';
import { useMe } from '../../api/use-me.ts';
import { asPerson } from '../pages-for.ts';

/** Schools whose meetings one holds, with their names; whoever serves every school is asked for them. */
export function useSchoolsOfMeetings(): { schools: Record<string, string>; isPending: boolean } {
  const me = useMe();
  const person = asPerson(me);
  const isEverywhere = hasRight(person, 'hold-tutor-meetings', EVERY_SCHOOL);
  const all = useAsk('alertStandings', {}, { enabled: isEverywhere });
  if (isEverywhere) {
    const found = (all.data?.schools ?? []).map(({ school, schoolName }) => [school, schoolName]);
    return { schools: Object.fromEntries(found) as Record<string, string>, isPending: all.isPending };
  }
  const own = me.posts.filter(({ school }) => hasRight(person, 'hold-tutor-meetings', school));
  const schools = Object.fromEntries(own.map(({ school, schoolName }) => [school, schoolName ?? school]));
  return { schools, isPending: false };
}

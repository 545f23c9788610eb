import type { Me } from '#shared/contracts/people/person.ts';

/** The schools of which somebody sees pupils, own ones first. */
export function schoolsWithPupils({ tutorGroups, pupilSight, caseload }: Me): {
  school: string;
  schoolName: string;
}[] {
  const schools = [...tutorGroups, ...pupilSight, ...caseload].map(({ school, schoolName }) => ({
    school,
    schoolName,
  }));
  return [...new Map(schools.map((one) => [one.school, one])).values()];
}

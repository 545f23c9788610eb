/** A school small enough to hold in mind: two tutor groups, siblings, two pupils called Khan; another school beside it. */
export const smallSchool = {
  schools:
    'school,name,phase,trust\nBA,Birch Academy,secondary,Grove Trust\nCA,Cedar Academy,secondary,Grove Trust\n',
  terms: 'school,name,kind,starts,ends,policyTerm\n,Autumn,term,2026-09-02,2026-12-18,1\n',
  staff: [
    'school,email,name,roles,tutorGroups,yearGroups',
    'BA,tutor8a@grove.example,Tess Tutor,tutor,8A,',
    'BA,tutor8b@grove.example,Tom Tutor,tutor,8B,',
    'BA,officer@grove.example,Olu Officer,attendance-officer,,',
    'BA,head@grove.example,Hana Head,senior-leader,,',
    'BA,dsl@grove.example,Sal Safeguarding,safeguarding-lead,,',
    'CA,officer.ca@grove.example,Cy Officer,attendance-officer,,',
    ',trust@grove.example,Tru Lead,trust-lead,,',
  ].join('\n'),
  pupils: [
    'school,upn,surname,forename,yearGroup,tutorGroup,startDate,pupilPremium,lookedAfter,household',
    ...Array.from({ length: 12 }, (_, n) => `BA,A8A${n},Ash${n},Ann,8,8A,2026-09-01,Y,N,`),
    ...Array.from({ length: 10 }, (_, n) => `BA,A8B${n},Beech${n},Bob,8,8B,2026-09-01,N,N,`),
    'BA,KHAN1,Khan,Amina,8,8A,2026-09-01,Y,N,H1',
    'BA,KHAN2,Khan,Bilal,8,8B,2026-09-01,N,N,H1',
    'BA,CARE1,Care,Cora,8,8A,2026-09-01,N,Y,',
    'CA,CEDAR1,Cedar,Cal,8,8A,2026-09-01,Y,N,',
  ].join('\n'),
  contacts: [
    'school,upn,order,name,relationship,phone,doNotContact,language',
    'BA,KHAN1,1,Sara Khan,Mother,01632 960001,N,Urdu',
    'BA,KHAN1,2,Barred Person,Uncle,01632 960002,Y,',
    'BA,KHAN2,1,Sara Khan,Mother,01632 960001,N,Urdu',
    'BA,CARE1,1,Fay Foster,Foster carer,01632 960003,N,',
  ].join('\n'),
};

/** A marks file for a day: everybody of the school in, but for those named with another code. */
export function marksCsv(date: string, session: 'AM' | 'PM', others: Record<string, string> = {}): string {
  const upns = smallSchool.pupils
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
    .filter(([school]) => school === 'BA')
    .map(([, upn = '']) => upn);
  const present = session === 'AM' ? '/' : '\\';
  return [
    'school,upn,date,session,code',
    ...upns.map((upn) => `BA,${upn},${date},${session},${others[upn] ?? present}`),
  ].join('\n');
}

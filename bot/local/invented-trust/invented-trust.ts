// The invented trust: four schools, 2,500 pupils and their marks so far this school year, as the six CSV files
// an MIS would export. The same moment always gives the same text. Nobody in it exists.
import { contactsText } from './contact-list.ts';
import { inventedCsv } from './csv-text.ts';
import { inventRoll, knownBy, pupilsText } from './roll.ts';
import { allMarksText, inventSchoolMarks } from './school-marks.ts';
import { dateOf, dayOf, schoolYearOf, termsOf } from './school-year.ts';
import { inventStaff } from './staff-list.ts';
import { plannedSchools, trustName } from './trust-plan.ts';

export interface InventedTrust {
  schools: string;
  terms: string;
  staff: string;
  pupils: string;
  contacts: string;
  marks: string;
  settings: {
    school: string;
    absenceCallsBy: 'tutor' | 'year-leader' | 'attendance-officer';
    cardTime: string;
  }[];
}

/** A Wednesday morning when most registers are in and the calls are about to begin. */
export const INVENTED_TRUST_NOW = '2026-11-18T09:40';

function schoolsText(): string {
  const headings = ['school', 'name', 'phase', 'trust', 'cluster', 'registerClosesAm', 'registerClosesPm'];
  return inventedCsv(
    headings,
    plannedSchools.map((s) => [
      s.code,
      s.name,
      s.phase,
      trustName,
      s.cluster,
      s.registerClosesAm,
      s.registerClosesPm,
    ]),
  );
}

/** The whole trust as it stands at `now`: Europe/London wall clock, yyyy-mm-ddThh:mm, in term or out. */
export function inventTrust(now: string): InventedTrust {
  const year = schoolYearOf(now);
  const today = dayOf(now);
  const terms = termsOf(year);
  const autumnBreak = terms.find((row) => row.kind === 'holiday')!.starts - 3;
  const roll = inventRoll(year).filter((pupil) => knownBy(pupil, today));
  return {
    schools: schoolsText(),
    terms: inventedCsv(
      ['school', 'name', 'kind', 'starts', 'ends', 'policyTerm'],
      terms.map((row) => ['', row.name, row.kind, dateOf(row.starts), dateOf(row.ends), row.policyTerm]),
    ),
    staff: inventStaff(dateOf(autumnBreak)),
    pupils: pupilsText(roll, today),
    contacts: contactsText(roll),
    marks: allMarksText(plannedSchools.map((school) => inventSchoolMarks(now, school, roll))),
    settings: plannedSchools.map(({ code, absenceCallsBy, cardTime }) => ({
      school: code,
      absenceCallsBy,
      cardTime,
    })),
  };
}

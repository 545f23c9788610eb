/** What a row says of a file of pupils or contacts. */
import type { Given } from '../../domain/basics/given.ts';
import type { ContactGiven } from '../../domain/roll/contacts.ts';
import type { RollDates, PupilMembership } from '../../domain/roll/pupil-groups.ts';

export interface PupilDetails extends RollDates, PupilMembership {
  upn: string;
  admissionNumber: string | null;
  surname: string;
  forename: string;
  eal: boolean;
  lookedAfter: boolean;
  socialWorker: boolean;
  youthOffendingWorker: boolean;
  youngCarer: boolean;
  medicalNeed: boolean;
  household: string | null;
}

/** What a file must say of every pupil. */
type NeededOfPupil = Pick<PupilDetails, 'upn' | 'surname' | 'forename' | 'yearGroup'>;
export type PupilSide = Omit<PupilDetails, keyof NeededOfPupil>;

export interface PupilRow extends NeededOfPupil, Given<PupilSide> {
  school: string;
}

export interface ContactRow extends Omit<ContactGiven, 'line'> {
  school: string;
  upn: string;
}

/** What a row says of a file of pupils or contacts. */
import type { RollDates, PupilMembership } from '../../domain/roll/pupil-groups.ts';

export interface PupilDetails extends RollDates, PupilMembership {
  upn: string;
  admissionNumber: string | null;
  surname: string;
  forename: string;
  eal: boolean;
  lookedAfter: boolean;
  socialWorker: boolean;
  youngCarer: boolean;
  medicalNeed: boolean;
  household: string | null;
}

export interface PupilRow extends PupilDetails {
  school: string;
}

export interface ContactDetails {
  position: number;
  name: string;
  relationship: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  parentalResponsibility: boolean;
  doNotContact: boolean;
  language: string | null;
}

export interface ContactRow extends ContactDetails {
  school: string;
  upn: string;
}

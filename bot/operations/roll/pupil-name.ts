import type { StoredPupil } from '#shared/store/roll/pupils.ts';

export const nameOf = (pupil: Pick<StoredPupil, 'forename' | 'surname'>): string =>
  `${pupil.forename} ${pupil.surname}`;

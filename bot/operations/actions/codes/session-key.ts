/** A pupil's session, as a person names it who enters its code. */
export const sessionKey = (pupil: string, { date, session }: { date: string; session: string }): string =>
  `${pupil} ${date} ${session}`;

/** The policy of escalation in words. */
export const policyText = {
  tooEarly: 'from: a policy begins in this school year at the earliest. Nothing was changed.',
  noAbsence: (code: string) => `notCounted: ${code} is no code of an absence. Nothing was changed.`,
};

/** The staff id that the audit log names where the product itself acted. */
export const SYSTEM_ACTOR = 'attendance-first' as const;

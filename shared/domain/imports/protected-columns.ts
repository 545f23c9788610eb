/** Decides which columns of a file are warned of, line by line, when a blank cell takes something away. */

/** Bars, days on which something ends, who may sign in, and what makes a child one to call first. */
const protectedColumns: ReadonlySet<string> = new Set([
  'doNotContact',
  'leavingDate',
  'endDate',
  'entraObjectId',
  'lookedAfter',
  'socialWorker',
  'youthOffendingWorker',
  'youngCarer',
]);

export const isProtected = (column: string): boolean => protectedColumns.has(column);

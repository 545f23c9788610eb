/** Decides which kinds of file come in, in the order in which they build on each other, and who may bring each in. */
export const importKinds = {
  schools: { byOfficers: false },
  terms: { byOfficers: false },
  staff: { byOfficers: false },
  pupils: { byOfficers: true },
  contacts: { byOfficers: true },
  marks: { byOfficers: true },
  minimums: { byOfficers: false },
  results: { byOfficers: true },
} as const;

export type ImportKind = keyof typeof importKinds;
export const importKindNames = Object.keys(importKinds) as ImportKind[];

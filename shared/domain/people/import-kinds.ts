/** Decides which kinds of file come in, in the order in which they build on each other, and the right each asks for. */
export const importKinds = {
  schools: { right: 'bring-in-set-up-files' },
  terms: { right: 'bring-in-set-up-files' },
  staff: { right: 'bring-in-set-up-files' },
  pupils: { right: 'bring-in-files' },
  contacts: { right: 'bring-in-files' },
  marks: { right: 'bring-in-files' },
  minimums: { right: 'bring-in-set-up-files' },
  results: { right: 'bring-in-files' },
} as const;

export type ImportKind = keyof typeof importKinds;
export const importKindNames = Object.keys(importKinds) as ImportKind[];

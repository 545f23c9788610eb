import { createContext, use } from 'react';

/** Something just done that can be taken back for ten seconds, or a plain word of what was done. */
export interface Done {
  text: string;
  undo?: () => Promise<void>;
  /** When it was done, by the page's own clock; tells one from the next. */
  at: number;
}

export interface UndoPlace {
  done: Done | null;
  say: (text: string, undo?: () => Promise<void>) => void;
  /** What is said since stays. */
  clear: (what?: Done) => void;
}

export const UndoContext = createContext<UndoPlace>({
  done: null,
  say: () => undefined,
  clear: () => undefined,
});

export const secondsToUndo = 10;

export function useUndo(): UndoPlace {
  return use(UndoContext);
}

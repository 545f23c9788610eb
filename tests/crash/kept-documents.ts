import type { StandInDocument, StandInDocuments } from '../../bot/local/stand-in-documents.ts';

/** The stand-ins' documents in this process's memory: they outlive the product, as Microsoft's would. */
export function keptDocuments(): StandInDocuments {
  const collections = new Map<string, Map<string, StandInDocument<unknown>>>();
  let changes = 0;
  const of = (name: string): Map<string, StandInDocument<unknown>> => {
    const found = collections.get(name) ?? new Map<string, StandInDocument<unknown>>();
    collections.set(name, found);
    return found;
  };
  const write = (name: string, id: string, version: number, body: unknown): number => {
    of(name).set(id, { id, version, changed: (changes += 1), body: structuredClone(body) });
    return version;
  };
  return {
    get: async <T>(name: string, id: string) => of(name).get(id) as StandInDocument<T> | undefined,
    list: async <T>(name: string, changedAfter = 0) =>
      [...of(name).values()].filter(({ changed }) => changed > changedAfter) as StandInDocument<T>[],
    lastChanges: async (prefix) =>
      new Map(
        [...collections]
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, all]) => [name, Math.max(0, ...[...all.values()].map(({ changed }) => changed))]),
      ),
    create: async (name, id, body) => {
      if (of(name).has(id)) return false;
      write(name, id, 1, body);
      return true;
    },
    put: async (name, id, body) => write(name, id, (of(name).get(id)?.version ?? 0) + 1, body),
    replace: async (name, id, version, body) =>
      of(name).get(id)?.version === version ? write(name, id, version + 1, body) : undefined,
    remove: async (name, id, version) => {
      const found = of(name).get(id);
      return (
        found !== undefined && (version === undefined || found.version === version) && of(name).delete(id)
      );
    },
  };
}

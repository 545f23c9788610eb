/** A colleague by name, also one whose account is gone. */
export const staffName = (names: ReadonlyMap<string, string>, id: string): string =>
  names.get(id) ?? 'someone who has left';

export const staffNamed = (names: ReadonlyMap<string, string>, id: string): { id: string; name: string } => ({
  id,
  name: staffName(names, id),
});

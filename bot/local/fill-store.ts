import { PlainError } from '#shared/domain/basics/plain-error.ts';
import type { ImportKind } from '#shared/domain/people/import-kinds.ts';
import type { SchoolSettings } from '#shared/contracts/people/settings.ts';
import type { InventedTrust } from './invented-trust/invented-trust.ts';

export interface FillOptions {
  importText(kind: ImportKind, text: string): Promise<{ rejectedCount: number }>;
  changeSettings(school: string, change: Partial<SchoolSettings>): Promise<unknown>;
}

const kinds = ['schools', 'terms', 'staff', 'pupils', 'contacts', 'marks'] as const;

/** Brings the invented trust in by the ordinary import, so that nothing of it is made another way. */
export async function fillStore(trust: InventedTrust, options: FillOptions): Promise<void> {
  for (const kind of kinds) {
    const { rejectedCount } = await options.importText(kind, trust[kind]);
    if (rejectedCount > 0)
      throw new PlainError(`The invented ${kind} file has ${rejectedCount} rows that the import refuses`);
    if (kind === 'pupils') {
      for (const { school, absenceCallsBy, cardTime } of trust.settings)
        await options.changeSettings(school, { absenceCallsBy, cardTime });
    }
  }
}

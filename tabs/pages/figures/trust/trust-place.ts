import type { TabPlace } from '#shared/contracts/tab-addresses.ts';
import type { TrustPageName } from '#shared/wording/figures/trust-table-text.ts';

/** Where a table of the trust stands; the day itself is where cards lead to. */
export const trustPlace = (name: TrustPageName): TabPlace =>
  name === 'daily' ? { page: 'figures' } : { page: 'trust-table', table: name };

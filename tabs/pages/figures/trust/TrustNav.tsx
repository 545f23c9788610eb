import {
  trustPages,
  trustTableLabels,
  type TrustPageName,
} from '#shared/wording/figures/trust-table-words.ts';
import { SubNav } from '../../../components/basics/SubNav.tsx';

/** Where a table of the trust stands; the day itself is where cards lead to. */
const addressOf = (name: TrustPageName): string => (name === 'daily' ? '/figures' : `/trust/${name}`);

const pages = (Object.keys(trustPages) as TrustPageName[]).map((name) => ({
  href: addressOf(name),
  name: trustPages[name],
}));

/** The trust's tables. */
export function TrustNav() {
  return <SubNav label={trustTableLabels.pages} pages={pages} />;
}

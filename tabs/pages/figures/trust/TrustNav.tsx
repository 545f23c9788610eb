import { addressOf } from '#shared/contracts/tab-addresses.ts';
import {
  trustPages,
  trustTableLabels,
  type TrustPageName,
} from '#shared/wording/figures/trust-table-text.ts';
import { SubNav } from '../../../components/basics/SubNav.tsx';
import { trustPlace } from './trust-place.ts';

const pages = (Object.keys(trustPages) as TrustPageName[]).map((name) => ({
  href: addressOf(trustPlace(name)),
  name: trustPages[name],
}));

/** The trust's tables. */
export function TrustNav() {
  return <SubNav label={trustTableLabels.pages} pages={pages} />;
}

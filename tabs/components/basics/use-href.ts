import { useRouter } from 'wouter';
import { addressOf, type TabPlace } from '#shared/contracts/tab-addresses.ts';

/** The address of a page as a link has it: the part after the hash. */
export function useHref(): (place: TabPlace) => string {
  const router = useRouter();
  return (place) => router.hrefs(addressOf(place), router);
}

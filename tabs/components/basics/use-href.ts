import { useRouter } from 'wouter';

/** The address of a page as a link has it: the part after the hash. */
export function useHref(): (place: string) => string {
  const router = useRouter();
  return (place) => router.hrefs(place, router);
}

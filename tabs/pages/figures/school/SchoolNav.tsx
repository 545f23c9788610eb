import { useLocation } from 'wouter';
import type { AboutSchool } from '#shared/contracts/figures/about-school.ts';
import { schoolLabels } from '#shared/wording/figures/school-text.ts';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { useAsk } from '../../../api/use-api.ts';
import { SubNav } from '../../../components/basics/SubNav.tsx';
import { partsFor, schoolPlace } from './school-parts.ts';

const ofTheOnlySchool = addressOf({ page: 'figures' });

/** The pages of a school that the reader has a use for. */
export function SchoolNav({ about }: { about: AboutSchool }) {
  const [location] = useLocation();
  const pages = partsFor(about).map((part) => ({
    // Who sees one school alone has its day without naming it.
    href:
      part === 'today' && location === ofTheOnlySchool
        ? location
        : addressOf(schoolPlace(about.school, part)),
    name: schoolLabels.pages[part],
  }));
  return <SubNav label={schoolLabels.pagesLabel} pages={pages} />;
}

/** The same where the school's day stands; it waits for nothing. */
export function SchoolNavOf({ school }: { school: string }) {
  const about = useAsk('aboutSchool', { params: { school } });
  return about.data ? <SchoolNav about={about.data} /> : null;
}

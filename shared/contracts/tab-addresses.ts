/**
 * The one list of the tab's pages and where each stands: the tab's routes and links come from it, and the links of
 * cards and messages. `at` is written as the router reads it; `section` names the page of the tab's own list under
 * which it stands. Addresses stand in messages of long ago: a page that moves goes on from its former one.
 */
export const tabPages = {
  start: { at: '/', section: null },
  today: { at: '/today/:school?/:group?', section: 'today' },
  calls: { at: '/calls/:id?', section: 'calls' },
  away: { at: '/away/:school?', section: 'away' },
  /** The names behind a day's figure. */
  'counted-absent': { at: '/away/:school/counted/:date', section: 'away' },
  'fire-list': { at: '/fire-list/:school', section: 'away' },
  /** A safeguarding alert; its id says nothing of whom it is about. */
  alert: { at: '/alert/:id', section: null },
  'codes-to-enter': { at: '/codes-to-enter/:school?', section: 'codes-to-enter' },
  /** The day of the trust, or of one school. */
  figures: { at: '/figures/:school?', section: 'figures' },
  /** As messages name a school's list, which stands among its pages. */
  'early-change': { at: '/figures/:school/early-change', section: 'figures' },
  school: { at: '/school/:school/*?', section: 'figures' },
  /** As `figures`. */
  trust: { at: '/trust', section: 'figures' },
  'trust-table': { at: '/trust/:table', section: 'figures' },
  /** The meetings that the policy proposes, and those that are planned. */
  'this-week': { at: '/this-week/:school?', section: 'this-week' },
  /** One meeting; its id says nothing of whom it is about. */
  meeting: { at: '/meeting/:id', section: 'this-week' },
  /** Whom the school writes to once a half-term. */
  families: { at: '/families/:school?', section: 'this-week' },
  policy: { at: '/policy/:school?', section: 'settings' },
  pupils: { at: '/pupils', section: 'pupils' },
  pupil: { at: '/pupil/:id', section: 'pupils' },
  safeguarding: { at: '/safeguarding/:school?', section: 'safeguarding' },
  /** What a school chooses about its day; `part`: where to begin on the page. */
  settings: { at: '/settings/:school?/:part?', section: 'settings' },
  targets: { at: '/targets', section: 'targets' },
  imports: { at: '/imports', section: 'imports' },
  refused: { at: '/refused', section: 'refused' },
  waiting: { at: '/waiting', section: 'waiting' },
} as const satisfies Record<string, { at: string; section: string | null }>;

export type TabPage = keyof typeof tabPages;
export type TabSection = NonNullable<(typeof tabPages)[TabPage]['section']>;

/** A school's pages, in the order they stand. */
export const schoolParts = [
  'today',
  'groups',
  'codes',
  'key-groups',
  'registers',
  'first-day-back',
  'early-change',
  'questions',
] as const;
export type SchoolPart = (typeof schoolParts)[number];

/** What a pattern leaves open: `:name`, `:name?`, or `*?` for a school's page and what is opened on it. */
type PartsOf<Pattern extends string> = Pattern extends `${infer First}/${infer Rest}`
  ? PartsOf<First> & PartsOf<Rest>
  : Pattern extends '*?'
    ? { within?: readonly [SchoolPart, ...string[]] }
    : Pattern extends `:${infer Name}?`
      ? { [Key in Name]?: string }
      : Pattern extends `:${infer Name}`
        ? { [Key in Name]: string }
        : unknown;

/** A page, and what its address says: `{ page: 'pupil', id: '12' }`. */
export type TabPlace = {
  [Page in TabPage]: { page: Page } & PartsOf<(typeof tabPages)[Page]['at']>;
}[TabPage];

/** Where a place stands within the tab: `/pupil/12`, the hash of its address. */
export function addressOf(place: TabPlace): string {
  const open = place as Readonly<Record<string, string | readonly string[] | undefined>>;
  const parts = tabPages[place.page].at
    .split('/')
    .slice(1)
    .flatMap((part) => {
      if (part === '*?') return open.within ?? [];
      return part.startsWith(':') ? (open[part.replace(/^:|\?$/g, '')] ?? []) : part;
    });
  return `/${parts.map(encodeURIComponent).join('/')}`;
}

/** The section of the tab's list of pages that an address belongs to. */
export function sectionAt(address: string): TabSection | null {
  const firstPart = (path: string) => path.split('/')[1];
  const found = Object.values(tabPages).find(({ at }) => firstPart(at) === firstPart(address));
  return found?.section ?? null;
}

/** Every page of the tab, at a place of the invented trust; one left out does not compile. */
import { addressOf, type TabPage, type TabPlace } from '#shared/contracts/tab-addresses.ts';

const places: { [Page in TabPage]: TabPlace & { page: Page } } = {
  start: { page: 'start' },
  today: { page: 'today', school: 'BRA', group: '8A' },
  calls: { page: 'calls' },
  away: { page: 'away', school: 'BRA' },
  'counted-absent': { page: 'counted-absent', school: 'BRA', date: '2026-11-18' },
  'fire-list': { page: 'fire-list', school: 'BRA' },
  alert: { page: 'alert', id: 'none' },
  'codes-to-enter': { page: 'codes-to-enter', school: 'BRA' },
  figures: { page: 'figures', school: 'BRA' },
  'early-change': { page: 'early-change', school: 'BRA' },
  school: { page: 'school', school: 'BRA', within: ['groups'] },
  trust: { page: 'trust' },
  'trust-table': { page: 'trust-table', table: 'gaps' },
  'this-week': { page: 'this-week', school: 'BRA' },
  meeting: { page: 'meeting', id: 'none' },
  families: { page: 'families', school: 'BRA' },
  policy: { page: 'policy', school: 'BRA' },
  pupils: { page: 'pupils' },
  pupil: { page: 'pupil', id: '1' },
  safeguarding: { page: 'safeguarding', school: 'BRA' },
  settings: { page: 'settings', school: 'BRA' },
  targets: { page: 'targets' },
  imports: { page: 'imports' },
  refused: { page: 'refused' },
  waiting: { page: 'waiting' },
};

/** The local administrator holds every role. */
const EVERYBODY = 'admin@local';

export const pages = Object.fromEntries(
  Object.entries(places).map(([page, place]) => [page, { as: EVERYBODY, at: addressOf(place) }]),
) as Record<TabPage, { as: string; at: string }>;

export const pageStates = ['full', 'empty', 'error', 'loading'] as const;
export const widths = [1024, 390] as const;

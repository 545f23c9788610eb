import type { TabPlace } from './operations/context.ts';

/** Where a place lies within the tab: the hash of its address, and Teams' own note of a page within a tab. */
function routeOf(place: TabPlace): string {
  switch (place.page) {
    case 'trust':
      return '/figures';
    case 'school':
      return `/figures/${encodeURIComponent(place.school)}`;
    case 'early-change':
      return `/figures/${encodeURIComponent(place.school)}/early-change`;
    case 'calls':
      return '/calls';
    case 'pupil':
      return `/pupil/${encodeURIComponent(place.pupilId)}`;
    case 'tutor-group':
      return `/today/${encodeURIComponent(place.school)}/${encodeURIComponent(place.group)}`;
  }
}

/** As in manifest/manifest.json: the tab's name within the app. */
const TAB_ENTITY = 'attendance';

/** Links that open the tab: inside Teams where the app's id is known, else at its own address. */
export function tabLinks(origin: () => string, teamsAppId: string | null): (place: TabPlace) => string {
  return (place) => {
    const address = `${origin()}/tab#${routeOf(place)}`;
    if (!teamsAppId) return address;
    const query = new URLSearchParams({
      webUrl: address,
      context: JSON.stringify({ subEntityId: routeOf(place) }),
    });
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${TAB_ENTITY}?${query.toString().replaceAll('+', '%20')}`;
  };
}

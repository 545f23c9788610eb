import { addressOf, type TabPlace } from '#shared/contracts/tab-addresses.ts';

/** As in manifest/manifest.json: the tab's name within the app. */
const TAB_ENTITY = 'attendance';

/** Links that open the tab: inside Teams where the app's id is known, else at its own address. */
export function tabLinks(origin: () => string, teamsAppId: string | null): (place: TabPlace) => string {
  return (place) => {
    const within = addressOf(place);
    const address = `${origin()}/tab#${within}`;
    if (!teamsAppId) return address;
    const query = new URLSearchParams({
      webUrl: address,
      // Teams' own note of a page within a tab.
      context: JSON.stringify({ subEntityId: within }),
    });
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${TAB_ENTITY}?${query.toString().replaceAll('+', '%20')}`;
  };
}

/** Text and labels of sharing calls out. */
import { joined, plural } from '../basics/number-text.ts';

export const notACallerText = 'Calls go to people of the school who ring families. Nothing was changed.';

export const shareLabels = {
  begin: 'Share out',
  end: 'Leave sharing out',
  choose: (name: string) => `Choose the call about ${name}`,
  chooseAll: 'Choose all',
  chosen: (calls: number) => `${plural(calls, 'call')} chosen`,
  to: 'To whom',
  find: 'Find by name, role or tutor group',
  nobodyFound: 'Nobody by that name, role or tutor group rings here.',
  has: (calls: number) => (calls === 0 ? 'no call' : plural(calls, 'call')),
  give: (calls: number, people: number) =>
    people > 1 ? `Spread ${plural(calls, 'call')} over ${people}` : `Give ${plural(calls, 'call')}`,
  given: (calls: number, names: readonly string[]) => `${plural(calls, 'call')} to ${joined(names)}`,
  cancel: 'Cancel',
};

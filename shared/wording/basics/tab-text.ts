/** Text and labels of the tab's frame: its pages, sign-in, waiting and empty places. */
export const tabLabels = {
  undo: 'Undo',
  product: 'Attendance First',
  pages: {
    today: 'Today',
    calls: 'Calls',
    away: 'Away',
    'codes-to-enter': 'Codes to enter',
    figures: 'Figures',
    'this-week': 'This week',
    pupils: 'Pupils',
    safeguarding: 'Safeguarding',
    settings: 'Settings',
    targets: 'Targets',
    imports: 'Bring in files',
    refused: 'What was refused',
    waiting: 'What waits',
  },
  pagesLabel: 'Pages',
  starting: 'Opening Attendance First',
  notStarted: 'Attendance First could not open',
  whoAreYou: 'Who are you today?',
  localMode: 'This is the local mode: invented people and pupils, nothing leaves this computer.',
  findPerson: 'Find by name, role or school',
  nobodyFound: 'Nobody by that name, role or school.',
  morePeople: (count: number) => `and ${count} more: type a name, a role or a school`,
  everySchool: 'every school',
  noPost: 'We don’t know you at a school yet. Ask your attendance officer to add you to the staff list.',
  noSuchPage: 'There is no such page.',
  toStart: 'Go to the first page',
  loading: 'Loading',
  skipToContent: 'Skip to the page',
};

/** Roles as people say them: "attendance officer, tutor". */
export function rolesText(roles: readonly string[]): string {
  return roles.map((role) => role.replaceAll('-', ' ')).join(', ');
}

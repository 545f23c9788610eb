/** Text and labels of the local desk, the page for trying everything without a tenant. */
export const localDeskLabels = {
  title: 'Attendance First',
  banner: 'Local desk: invented data, nothing leaves this computer.',
  clock: (when: string) => `Here it is ${when}.`,
  you: 'You are',
  findPerson: 'Find a person by name, role or school',
  startWith: 'Good ones to start with',
  trust: 'The trust',
  nobodyFound: 'Nobody by that name, role or school.',
  theme: 'Theme',
  themes: { default: 'Light', dark: 'Dark', contrast: 'High contrast' },
  areas: { tab: 'Tab', channels: 'Channels', chat: 'Chat', planner: 'Planner' },
  areasLabel: 'Parts of the desk',
  news: 'something new',
  beside: 'Show beside it',
  frame: 'Attendance First tab',
  frameFailed: 'The tab says it could not start.',
  channel: 'Channel',
  channels: 'Teams and channels',
  noChannels: 'This person is in no team.',
  channelEmpty: 'Nothing posted yet. Write “post here” to the bot and the daily card comes to this channel.',
  chatEmpty: 'This is the personal chat with the bot. Try “help” or “my calls”.',
  compose: (where: string) => `Message ${where}`,
  composeInChannel: 'Write to @Attendance First',
  composeInChat: 'Write to Attendance First',
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  stopReply: 'Write a new message instead',
  send: 'Send',
  quick: 'Things to write',
  inChannel: ['post here', 'today', 'stop posting'],
  inTrustChannel: ['post here trust', 'today', 'stop posting'],
  inChat: ['help', 'my calls', 'meetings', 'today', 'gaps'],
  edited: 'Edited',
  deleted: 'This message has been deleted.',
  cardNotShown: 'This card cannot be shown here.',
  board: 'Planner board',
  noBoards: 'No Planner board yet. Once calls are raised, each person finds their morning’s calls here.',
  noTasks: 'No tasks here.',
  due: (when: string) => `Due ${when}`,
  progress: (done: number, all: number) => `${done} of ${all} done`,
  complete: (title: string) => `Mark “${title}” as complete`,
  reopen: (title: string) => `Reopen “${title}”`,
  lateFile: 'Bring in a late register file',
  lateFileSays:
    'A teacher’s register often reaches the office late. Bring one in, and watch figures, calls and cards change.',
  school: 'School',
  prepared: 'The prepared file',
  preparedSays: 'Marks that were still missing this morning',
  ownFile: 'A marks file of mine (CSV)',
  chooseFile: 'Choose a file',
  bringIn: 'Bring it in',
  close: 'Close',
  sorry: 'That did not work.',
  tryAgain: 'Try again',
};

/** Roles as people say them: "attendance officer, tutor". */
export function roleText(roles: string[]): string {
  return roles.map((role) => role.replaceAll('-', ' ')).join(', ');
}

type ImportAnswer = {
  rows: number;
  changed: number;
  unchanged: number;
  warnings: { line: number; message: string }[];
  rejected: { line: number; message: string }[];
  rejectedCount: number;
};

/** What an import did, in sentences. */
export function importSentences(answer: ImportAnswer): string[] {
  const rows = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`);
  const first = answer.rejected[0];
  return [
    `${rows(answer.rows)} read: ${answer.changed.toLocaleString('en-GB')} changed, ${answer.unchanged.toLocaleString('en-GB')} as before.`,
    ...(answer.rejectedCount && first
      ? [`${rows(answer.rejectedCount)} not taken; the first is line ${first.line}: ${first.message}`]
      : []),
    ...answer.warnings.slice(0, 3).map((warning) => `Line ${warning.line}: ${warning.message}`),
  ];
}

/** What went wrong, what was kept and what to do, for requests of the tab. */
export const problemLabels = {
  offline: 'We can’t reach Attendance First at the moment. Check the connection, then try again.',
  sessionEnded: 'Your session has ended. Sign in again to go on; what you see is still here.',
  unreadable:
    'The answer could not be read. This page may be older than the server: load it again, and tell us if it stays.',
  answered: (status: number) => `Something went wrong on our side (${status}). Try again in a moment.`,
  notLoaded: 'This could not be loaded',
  notDone: 'This was not done',
  mayNotBeDone: 'This may not have been done',
  behind: 'This page is not up to date',
  notSaved: 'Not saved yet',
  keptChoices: 'What you chose is kept here.',
  earlierShown: 'What you see is from the last time it worked.',
  tryAgain: 'Try again',
  signInAgain: 'Sign in again',
  pageFault: 'This page stumbled. Load it again; nothing you saved is lost.',
  loadAgain: 'Load again',
};

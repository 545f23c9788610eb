/** What the card of an absence notice says, in a person's own chat. */
export const noticeCardText = {
  why: 'Away today, morning and afternoon. Why?',
  spoke: 'I spoke to the family',
  known: 'We were told already:',
  more: 'Other days, times or several pupils: in the tab.',
  open: 'Open in the tab',
  undo: 'Undo',
  ofAnotherDay: 'That card was of another day. Nothing was saved; please choose again.',
  undone: 'Taken back. Calls about it stand again.',
  noCall: 'Nobody needs to ring about it.',
  rungBack: 'The family is rung back.',
  whose: 'Who is away? Say "away" and part of the name.',
};

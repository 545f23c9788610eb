/** Proposed meetings in a person's own chat. */
import { plural } from '../basics/number-text.ts';

export const meetingsCardText = {
  title: 'Meetings to decide',
  none: 'No meetings to decide. Thank you.',
  plan: 'Plan',
  putOff: 'Next week',
  undo: 'Undo',
  open: 'Open This week',
  inTab: 'decided in the tab',
  putOffWhy: 'put off in chat',
  more: (count: number) => `and ${plural(count, 'more', 'more')}, on This week`,
  undone: 'Taken back: it is to be decided again.',
};

/** Every command, in the order in which the help cards and Teams list them. */
import type { Command } from '../command.ts';
import { away } from './away.ts';
import { gaps } from './gaps.ts';
import { help } from './help.ts';
import { meetings } from './meetings.ts';
import { myCalls } from './my-calls.ts';
import { postHere } from './post-here.ts';
import { stopPosting } from './stop-posting.ts';
import { summary } from './summary.ts';
import { today } from './today.ts';

export const commands: readonly Command[] = [
  help,
  postHere,
  stopPosting,
  today,
  myCalls,
  meetings,
  away,
  summary,
  gaps,
];

/** Which operation answers each request of the list; one left out does not compile. */
import type { tabApi } from '#shared/contracts/tab-api.ts';
import { whatHasChanged } from '../operations/what-has-changed.ts';
import { whoAmI } from '../operations/who-am-i.ts';
import { actionHandlers } from './actions/handlers.ts';
import { adminHandlers } from './admin/handlers.ts';
import { escalationHandlers } from './escalation/handlers.ts';
import { figureHandlers } from './figures/handlers.ts';
import { importHandlers } from './imports/handlers.ts';
import { messageHandlers } from './messages/handlers.ts';
import { patternHandlers } from './patterns/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { pupilHandlers } from './pupils/handlers.ts';
import { targetHandlers } from './targets/handlers.ts';
import type { HandlersOf } from './request-handler.ts';

export const apiHandlers: HandlersOf<typeof tabApi> = {
  me: (ctx) => whoAmI(ctx),
  changes: (ctx) => whatHasChanged(ctx),
  ...peopleHandlers,
  ...targetHandlers,
  ...figureHandlers,
  ...patternHandlers,
  ...actionHandlers,
  ...escalationHandlers,
  ...pupilHandlers,
  ...messageHandlers,
  ...importHandlers,
  ...adminHandlers,
};

/** Decides how a pupil's week of marks is packed: fourteen characters from Monday AM, '-' for no mark. */
import { NO_MARK } from './attendance-codes.ts';
import { SESSIONS_PER_WEEK } from '../basics/session.ts';

export type RegisterWeek = string;

export const emptyWeek: RegisterWeek = NO_MARK.repeat(SESSIONS_PER_WEEK);

import type { CodeEntered } from '#shared/domain/actions/codes-to-enter.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import type { Tx } from '#shared/store/engine/open-store.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { codesText, sessionOfDayText } from '#shared/wording/actions/code-text.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../../context.ts';

/** Why a code is left as a colleague entered it; without the pupil, as it may be logged. */
export async function enteredByText(ctx: StaffContext, tx: Tx, entered: CodeEntered): Promise<string> {
  return codesText.enteredByOther({
    by: staffName(await staffNames(tx, [entered.by]), entered.by),
    code: entered.code,
    session: sessionOfDayText(entered.date, entered.session),
    at: momentText(londonIso(entered.at), ctx.moment.today),
  });
}

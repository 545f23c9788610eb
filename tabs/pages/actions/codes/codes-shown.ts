/** What the page of codes remembers of each row until it is entered: whether it is selected, and the code chosen. */
import type { CodeToEnter } from '#shared/contracts/actions/codes-to-enter.ts';
import { mayBeEntered } from '#shared/domain/actions/reason-codes.ts';
import type { Session } from '#shared/domain/basics/session.ts';
import { attendanceCodes } from '#shared/domain/registers/attendance-codes.ts';

export const rowKey = ({ pupil, date, session }: CodeToEnter): string => `${pupil.id} ${date} ${session}`;

export const isOpen = ({ state }: CodeToEnter): boolean => state !== 'entered' && state !== 'stands';

/** The rows with the codes that somebody chose in place of those proposed. */
export const withChosen = (
  rows: readonly CodeToEnter[],
  chosen: ReadonlyMap<string, string>,
): CodeToEnter[] => rows.map((row) => ({ ...row, code: chosen.get(rowKey(row)) ?? row.code }));

/** Codes to choose among on a day; where it is one session, without the other's mark of presence. */
export function codesOn(date: string, session?: Session): string[] {
  const others = session === 'AM' ? '\\' : session === 'PM' ? '/' : '';
  return attendanceCodes
    .map(({ code }) => code)
    .filter((code) => mayBeEntered(code, date) && code !== others);
}

/** Copies text, also inside a frame whose host lets no page use the clipboard. Answers whether it was. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return copied;
  }
}

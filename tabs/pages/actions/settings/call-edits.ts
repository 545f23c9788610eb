import type { SchoolSettings } from '#shared/contracts/people/settings.ts';

export type CallSettings = Pick<
  SchoolSettings,
  'tellCallers' | 'absenceCallsBy' | 'callTimes' | 'callOrder' | 'notRungBack'
>;

/** What somebody has changed on the form and not saved yet. */
export type CallEdits = Partial<Omit<CallSettings, 'callTimes'>> & {
  callTimes?: Partial<CallSettings['callTimes']>;
};

/** The settings as the form shows them: what a colleague saves meanwhile shows where nobody has edited. */
export const withEdits = (settings: CallSettings, edits: CallEdits): CallSettings => ({
  ...settings,
  ...edits,
  callTimes: { ...settings.callTimes, ...edits.callTimes },
});

/** What is to be saved: the settings that differ from what stands, and no other; times are saved together. */
export function changeOf(settings: CallSettings, edits: CallEdits): Partial<CallSettings> {
  const edited = withEdits(settings, edits);
  const names = Object.keys(edits) as (keyof CallSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(edited[name]) !== JSON.stringify(settings[name]))
      .map((name) => [name, edited[name]]),
  );
}

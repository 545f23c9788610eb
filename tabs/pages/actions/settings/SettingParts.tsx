import { useState } from 'react';
import { addressOf } from '#shared/contracts/tab-addresses.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { callSettingsLabels } from '#shared/wording/actions/call-settings-text.ts';
import { useAsk } from '../../../api/use-api.ts';
import { useMe } from '../../../api/use-me.ts';
import { ProblemNotice } from '../../../components/basics/ProblemNotice.tsx';
import { SubNav } from '../../../components/basics/SubNav.tsx';
import { TableSkeleton } from '../../../components/basics/Skeletons.tsx';
import { asPerson } from '../../pages-for.ts';
import { AlertPeopleSetting } from '../../people/AlertPeopleSetting.tsx';
import { CallChoices } from './CallChoices.tsx';
import { CallScripts } from './CallScripts.tsx';
import { ReasonCodes } from './ReasonCodes.tsx';
import { SettingPart } from './SettingPart.tsx';

/** As addresses name them, in their order on the page. */
const titles = {
  calls: callSettingsLabels.who,
  'reason-codes': callSettingsLabels.codes,
  scripts: callSettingsLabels.scripts,
  'alert-people': callSettingsLabels.alerts,
} as const;

type Props = { school: string; part: string | undefined };

/** A school's settings, part by part, each saved by itself. */
export function SettingParts({ school, part }: Props) {
  const [timesAsked, setTimesAsked] = useState(0);
  const me = useMe();
  const person = asPerson(me);
  const mayChange = hasRight(person, 'change-settings', school);
  const mayName = hasRight(person, 'set-alert-people', school);
  const settings = useAsk('schoolSettings', { params: { school } });
  const scripts = useAsk('callScripts', { params: { school } });
  const standings = useAsk('alertStandings', {}, { enabled: mayName });
  const standing = standings.data?.schools.find((one) => one.school === school);
  const of = (name: keyof typeof titles) => ({
    title: titles[name],
    asked: part === name ? timesAsked : null,
  });
  // Where somebody begins is found once all stands in its place.
  if (settings.isPending || scripts.isPending || standings.isLoading)
    return <TableSkeleton rows={6} within />;
  return (
    <>
      <SubNav
        label={callSettingsLabels.parts}
        pages={Object.entries(titles).map(([name, title]) => ({
          href: addressOf({ page: 'settings', school, part: name }),
          name: title,
        }))}
        onGo={() => setTimesAsked(timesAsked + 1)}
      />
      {!mayChange && <p>{callSettingsLabels.readOnly}</p>}
      {!settings.data && (
        <ProblemNotice inline error={settings.error} again={() => void settings.refetch()} />
      )}
      {settings.data && (
        <>
          <SettingPart {...of('calls')}>
            <CallChoices school={school} settings={settings.data} mayChange={mayChange} />
          </SettingPart>
          <SettingPart {...of('reason-codes')}>
            <ReasonCodes school={school} chosen={settings.data.reasonCodes} mayChange={mayChange} />
          </SettingPart>
        </>
      )}
      <SettingPart {...of('scripts')}>
        {scripts.data ? (
          <CallScripts school={school} scripts={scripts.data} mayChange={mayChange} />
        ) : (
          <ProblemNotice inline error={scripts.error} again={() => void scripts.refetch()} />
        )}
      </SettingPart>
      <SettingPart {...of('alert-people')}>
        {!mayName && <p>{callSettingsLabels.alertsSay}</p>}
        {standings.isError && !standings.data && (
          <ProblemNotice inline error={standings.error} again={() => void standings.refetch()} />
        )}
        {standing && <AlertPeopleSetting standing={standing} />}
      </SettingPart>
    </>
  );
}

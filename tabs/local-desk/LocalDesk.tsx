import {
  FluentProvider,
  MessageBar,
  MessageBarBody,
  Spinner,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { deskApi } from './desk-api.ts';
import { useDeskPlace } from './desk-place.ts';
import { DeskShell } from './DeskShell.tsx';
import { peopleToStartWith } from './people-groups.ts';

const themes = { default: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

/** The local desk: everything the product does inside Microsoft 365, on one page without a tenant. */
export function LocalDesk() {
  const [place, go] = useDeskPlace();
  const people = useQuery({ queryKey: ['people'], queryFn: deskApi.people, retry: true });
  const schools = useQuery({ queryKey: ['schools'], queryFn: deskApi.schools, retry: true });
  const everybody = people.data ?? [];
  // Somebody is at the desk from the start, so that all of it is alive at first sight.
  const person =
    everybody.find(({ email }) => email === place.as) ?? peopleToStartWith(everybody)[0] ?? everybody[0];
  return (
    <FluentProvider theme={themes[place.theme]} style={{ height: '100dvh' }}>
      {people.error && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{people.error.message}</MessageBarBody>
        </MessageBar>
      )}
      {person && schools.data ? (
        <DeskShell place={place} go={go} people={everybody} schools={schools.data} person={person} />
      ) : (
        <Spinner style={{ height: '100%' }} />
      )}
    </FluentProvider>
  );
}

import { makeStyles, MessageBar, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { deskApi, type Person } from './desk-api.ts';
import type { ThemeName } from './desk-place.ts';
import { answerTeams, themeEvent, type LinkInside, type TeamsRequest } from './teams-host.ts';

const useStyles = makeStyles({
  frame: {
    border: 'none',
    width: '100%',
    height: '100%',
    display: 'block',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

type Props = {
  person: Person;
  tenantId: string;
  theme: ThemeName;
  link: LinkInside;
  openLink: (link: string) => void;
};

/** The tab as Teams would show it: in a frame whose host speaks teams-js's handshake. */
export function HostFrame({ person, tenantId, theme, link, openLink }: Props) {
  const styles = useStyles();
  const frame = useRef<HTMLIFrameElement>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const answer = useEffectEvent(async (event: MessageEvent<TeamsRequest>) => {
    const source = frame.current?.contentWindow;
    if (!source || event.source !== source || event.origin !== window.location.origin) return;
    const response = await answerTeams(event.data, {
      theme,
      person: { ...person, tenantId },
      subPageId: link.subPageId,
      token: () => deskApi.signIn(person.email),
      openLink,
      failed: (why) => setFailure(why || labels.frameFailed),
    });
    if (response) source.postMessage(response, window.location.origin);
  });

  useEffect(() => {
    const listen = (event: MessageEvent<TeamsRequest>) => void answer(event);
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  useEffect(() => {
    frame.current?.contentWindow?.postMessage(themeEvent(theme), window.location.origin);
  }, [theme]);

  return (
    <>
      {failure && (
        <MessageBar intent="warning" layout="multiline">
          {failure}
        </MessageBar>
      )}
      <iframe ref={frame} className={styles.frame} title={labels.frame} src={link.path} />
    </>
  );
}

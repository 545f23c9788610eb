import { Button, makeStyles, mergeClasses, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeskConversations, DeskTeam } from '#shared/contracts/local-desk.ts';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { Conversation } from '../conversation/Conversation.tsx';
import type { Person } from '../desk-api.ts';
import { LateFile } from './LateFile.tsx';

const wide = '@container (min-width: 720px)';
const useStyles = makeStyles({
  // A container's own children follow its width: the same area serves as a page and as a column.
  container: { containerType: 'inline-size', height: '100%', minHeight: '0' },
  whole: {
    height: '100%',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [wide]: { gridTemplateColumns: '230px minmax(0, 1fr)' },
  },
  list: {
    display: 'none',
    [wide]: { display: 'block' },
    overflowY: 'auto',
    padding: tokens.spacingHorizontalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  team: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`,
    padding: '0',
    listStyleType: 'none',
  },
  channel: { width: '100%', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular },
  main: { display: 'flex', flexDirection: 'column', minHeight: '0', minWidth: '0' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
    fontWeight: tokens.fontWeightSemibold,
  },
  title: { margin: '0', display: 'none', [wide]: { display: 'block' } },
  select: { [wide]: { display: 'none' } },
  grow: { flexGrow: 1, minHeight: '0' },
  empty: { padding: tokens.spacingHorizontalL },
});

type Props = { person: Person; conversations: DeskConversations; openLink: (link: string) => void };

/** The person's teams with their channels, one of them open. */
export function ChannelsArea({ person, conversations, openLink }: Props) {
  const styles = useStyles();
  const { teams } = conversations;
  const [chosen, setChosen] = useState<string | null>(null);
  const open = channelIn(teams, chosen) ?? channelIn(teams, teams[0]?.channels[0]?.id ?? null);
  if (!open) return <p className={styles.empty}>{labels.noChannels}</p>;
  const name = `${open.team.name}, ${open.channel.name}`;
  return (
    <div className={styles.container}>
      <div className={styles.whole}>
        <nav className={styles.list} aria-label={labels.channels}>
          {teams.map((team) => (
            <div key={team.id}>
              <Text weight="semibold" block truncate wrap={false}>
                {team.name}
              </Text>
              <ul className={styles.team}>
                {team.channels.map((channel) => (
                  <li key={channel.id}>
                    <Button
                      appearance="subtle"
                      className={mergeClasses(
                        styles.channel,
                        channel.id === open.channel.id && styles.chosen,
                      )}
                      aria-current={channel.id === open.channel.id}
                      onClick={() => setChosen(channel.id)}
                    >
                      {channel.name}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className={styles.main}>
          <div className={styles.head}>
            <Text as="h2" weight="semibold" size={400} className={styles.title}>
              {name}
            </Text>
            <Select
              className={styles.select}
              aria-label={labels.channel}
              value={open.channel.id}
              onChange={(_event, data) => setChosen(data.value)}
            >
              {teams.map((team) => (
                <optgroup key={team.id} label={team.name}>
                  {team.channels.map((channel) => (
                    <option key={channel.id} value={channel.id}>
                      {team.name}: {channel.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
            <LateFile person={person} teams={teams} />
          </div>
          <div className={styles.grow}>
            <Conversation
              key={`${person.email} ${open.channel.id}`}
              as={person.email}
              teamsId={conversations.person.teamsId}
              conversation={open.channel.id}
              name={name}
              kind="channel"
              quick={open.team.school === null ? labels.inTrustChannel : labels.inChannel}
              openLink={openLink}
            />
          </div>
        </div>
      </div>
    </div>
  );
}

function channelIn(teams: DeskTeam[], id: string | null) {
  for (const team of teams) {
    const channel = team.channels.find((one) => one.id === id);
    if (channel) return { team, channel };
  }
  return undefined;
}

import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WaitingWork, WhatWaits } from '#shared/contracts/admin/waiting.ts';
import { londonWallClock } from '#shared/domain/basics/london-time.ts';
import {
  cardTwiceText,
  channelStateText,
  channelText,
  dropFolderText,
  idHoldsText,
  messageStateText,
  messageText,
  plannerText,
  waitingCountText,
  waitingLabels,
  waitingPostText,
  workStateText,
  workText,
} from '#shared/wording/admin/waiting-text.ts';
import { alertStandingText } from '#shared/wording/people/alert-people-text.ts';
import { momentText } from '#shared/wording/basics/date-text.ts';
import { useApi, useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { ProblemNotice, problemText } from '../../components/basics/ProblemNotice.tsx';
import { TableSkeleton } from '../../components/basics/Skeletons.tsx';
import { WaitingList } from './WaitingList.tsx';

const useStyles = makeStyles({ button: { minHeight: '44px' }, count: { margin: '8px 0 0' } });
const LOOK_AGAIN_SECONDS = 30;

/** What has not reached Teams or Planner, for an administrator: good news when it is empty. */
export default function WaitingPage() {
  const page = usePageStyles();
  const styles = useStyles();
  const found = useAsk('whatWaits', {}, { lookAgain: LOOK_AGAIN_SECONDS });
  if (found.isPending) return <TableSkeleton rows={4} />;
  if (!found.data) return <ProblemNotice error={found.error} again={() => void found.refetch()} />;
  const troubles = troublesIn(found.data);
  return (
    <div className={page.page}>
      <h1 className={page.heading}>{waitingLabels.title}</h1>
      <p className={`${page.largest} ${styles.count}`} role="status">
        {waitingCountText(troubles)}
      </p>
      <p className={page.quiet}>{troubles === 0 ? waitingLabels.allDoneSays : waitingLabels.says}</p>
      <Lists waits={found.data} />
    </div>
  );
}

/** Work that is merely on its way is no trouble yet. */
function troublesIn({
  alerts,
  alertPeople,
  work,
  channels,
  people,
  posts,
  messages,
  planner,
  folders,
  cardsTwice,
}: WhatWaits): number {
  const tried = work.filter(({ state }) => state !== 'waiting');
  const others = [alerts, alertPeople, channels, people, posts, messages, planner, folders, cardsTwice];
  return others.reduce((sum, { length }) => sum + length, tried.length);
}

function Lists({ waits }: { waits: WhatWaits }) {
  const today = londonWallClock(new Date(waits.now)).date;
  return (
    <>
      <WaitingList
        title={waitingLabels.alerts}
        says={waitingLabels.alertsSays}
        items={waits.alerts.map((alert) => ({
          key: `${alert.school} ${alert.since}`,
          what: alert.schoolName,
          how: `since ${momentText(alert.since, today)}`,
        }))}
      />
      <WaitingList
        title={waitingLabels.alertPeople}
        says={waitingLabels.alertPeopleSays}
        items={waits.alertPeople.map((standing) => ({
          key: standing.school,
          what: standing.schoolName,
          how: alertStandingText(standing),
        }))}
      />
      <WaitingList
        title={waitingLabels.work}
        items={waits.work.map((work) => ({
          key: work.id,
          what: workText(work.work, work.schoolName),
          how: workStateText(work, today),
          why: work.trouble,
          button: work.state === 'given-up' && <TryAgain work={work} />,
        }))}
      />
      <WaitingList
        title={waitingLabels.channels}
        items={waits.channels.map((channel) => ({
          key: `${channel.school} ${channel.channel}`,
          what: channelText(channel.name, channel.schoolName),
          how: channelStateText(channel, today),
          why: channel.why,
        }))}
      />
      <WaitingList
        title={waitingLabels.planner}
        says={waitingLabels.plannerSays}
        items={waits.planner.map((planner) => ({
          key: planner.school,
          what: planner.schoolName,
          how: plannerText(planner.tasks, planner.lastTried, today),
          why: planner.why,
        }))}
      />
      <WaitingList
        title={waitingLabels.people}
        says={waitingLabels.peopleSays}
        items={waits.people.map((person) => ({
          key: person.id,
          what: person.name,
          how: `since ${momentText(person.since, today)}`,
          why: person.why,
        }))}
      />
      <WaitingList
        title={waitingLabels.posts}
        says={waitingLabels.postsSays}
        items={waits.posts.map((post) => ({
          key: `${post.school} ${post.id}`,
          what: waitingPostText(post.name, post.schoolName),
          how: idHoldsText(post.holdsAt),
        }))}
      />
      <WaitingList
        title={waitingLabels.folders}
        says={waitingLabels.foldersSays}
        items={waits.folders.map((folder) => ({
          key: folder.path,
          what: folder.path,
          how: dropFolderText(folder),
        }))}
      />
      <WaitingList
        title={waitingLabels.messages}
        says={waitingLabels.messagesSays}
        items={waits.messages.map((message) => ({
          key: `${message.school} ${message.kind} ${message.to} ${message.at}`,
          what: messageText(message),
          how: messageStateText(message, today),
          why: message.why,
        }))}
      />
      <WaitingList
        title={waitingLabels.cards}
        says={waitingLabels.cardsSays}
        items={waits.cardsTwice.map((card) => ({
          key: `${card.school} ${card.channel} ${card.date}`,
          what: channelText(card.name, card.schoolName),
          how: cardTwiceText(card, today),
        }))}
      />
    </>
  );
}

function TryAgain({ work }: { work: WaitingWork }) {
  const styles = useStyles();
  const api = useApi();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => api.request('tryAgain', { params: { id: work.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['whatWaits'] }),
  });
  return (
    <>
      <span role="status">
        {again.isSuccess && waitingLabels.tryingAgain}
        {again.isError && problemText(again.error)}
      </span>
      <Button
        className={styles.button}
        aria-label={`${waitingLabels.tryAgain}: ${workText(work.work, work.schoolName)}`}
        disabled={again.isPending}
        onClick={() => again.mutate()}
      >
        {waitingLabels.tryAgain}
      </Button>
    </>
  );
}

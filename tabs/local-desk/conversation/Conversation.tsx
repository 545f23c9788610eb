import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DeskMessage } from '#shared/contracts/local-desk.ts';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { ComposeBox } from './ComposeBox.tsx';
import type { CardPress } from './AdaptiveCardView.tsx';
import { Message } from './Message.tsx';
import { useCardRefresh } from './use-card-refresh.ts';
import { useStickToEnd } from './use-stick-to-end.ts';
import { useConversation } from './use-conversation.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '0' },
  messages: {
    flexGrow: 1,
    minHeight: '0',
    overflowY: 'auto',
  },
  column: {
    minHeight: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'flex-end',
    gap: tokens.spacingVerticalM,
  },
  thread: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  boxed: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  empty: { color: tokens.colorNeutralForeground2, margin: 'auto', textAlign: 'center', maxWidth: '26rem' },
  foot: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
});

type Props = {
  as: string;
  /** This person's id in Teams, by which a card asks to be refreshed. */
  teamsId: string;
  conversation: string;
  name: string;
  kind: 'channel' | 'chat';
  /** Things to write, ready to press. */
  quick: string[];
  openLink: (link: string) => void;
};

/** Messages and a box to write in: a channel in threads, a chat from top to bottom. */
export function Conversation({ as, teamsId, conversation, name, kind, quick, openLink }: Props) {
  const styles = useStyles();
  const { messages, error, say, press } = useConversation(as, conversation);
  const [replyTo, setReplyTo] = useState<DeskMessage | null>(null);
  const [line, setLine] = useState<{ message: string; text: string; problem: boolean } | null>(null);
  const list = useStickToEnd();

  const pressed = (message: string, action: CardPress, trigger: 'manual' | 'automatic' = 'manual') =>
    press.mutate(
      { message, action, trigger },
      {
        onSuccess: (answer) =>
          setLine(
            'text' in answer ? { message, text: answer.text, problem: answer.result === 'problem' } : null,
          ),
        onError: (failure) => setLine({ message, text: failure.message, problem: true }),
      },
    );
  useCardRefresh(messages, kind === 'chat', teamsId, (message, action) =>
    pressed(message, action, 'automatic'),
  );

  const shown = (message: DeskMessage) => (
    <Message
      key={message.id}
      message={message}
      bubble={kind === 'chat'}
      line={line?.message === message.id ? line : null}
      busy={press.isPending && press.variables.message === message.id}
      press={(action) => pressed(message.id, action)}
      openLink={openLink}
      reply={kind === 'channel' && message.thread === message.id ? () => setReplyTo(message) : undefined}
    />
  );

  return (
    <div className={styles.whole}>
      <div ref={list} className={styles.messages} role="log" aria-label={name} tabIndex={0}>
        <div className={styles.column}>
          {error && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{error.message}</MessageBarBody>
            </MessageBar>
          )}
          {!messages && !error && <Spinner size="small" />}
          {messages?.length === 0 && (
            <p className={styles.empty}>{kind === 'channel' ? labels.channelEmpty : labels.chatEmpty}</p>
          )}
          {messages &&
            (kind === 'chat'
              ? messages.map(shown)
              : threads(messages).map((thread) => (
                  <article key={thread[0]?.id} className={mergeClasses(styles.thread, styles.boxed)}>
                    {thread.map(shown)}
                  </article>
                )))}
        </div>
      </div>
      <div className={styles.foot}>
        <ComposeBox
          label={labels.compose(name)}
          placeholder={kind === 'channel' ? labels.composeInChannel : labels.composeInChat}
          quick={quick}
          replyTo={replyTo?.from.name ?? null}
          stopReply={() => setReplyTo(null)}
          busy={say.isPending}
          problem={say.error?.message ?? null}
          send={(text) => {
            say.mutate({ text, thread: replyTo?.thread });
            setReplyTo(null);
          }}
        />
      </div>
    </div>
  );
}

/** A channel's threads in order of their first message, each with its replies. */
function threads(messages: DeskMessage[]): DeskMessage[][] {
  const found = new Map<string, DeskMessage[]>();
  for (const message of messages) found.set(message.thread, [...(found.get(message.thread) ?? []), message]);
  return [...found.values()];
}

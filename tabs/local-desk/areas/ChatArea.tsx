import { useEffect } from 'react';
import type { DeskConversations } from '#shared/contracts/local-desk.ts';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { Conversation } from '../conversation/Conversation.tsx';
import { deskApi } from '../desk-api.ts';
import type { Person } from '../desk-api.ts';

type Props = { person: Person; conversations: DeskConversations; openLink: (link: string) => void };

/** The person's own chat with the bot; opening it adds the bot, as installing an app does. */
export function ChatArea({ person, conversations, openLink }: Props) {
  const { id } = conversations.chat;
  useEffect(() => {
    // A bot that does not answer here says so on the first message.
    deskApi.open(person.email, id).catch(() => undefined);
  }, [person.email, id]);
  return (
    <Conversation
      key={id}
      as={person.email}
      teamsId={conversations.person.teamsId}
      conversation={id}
      name={conversations.bot.name}
      kind="chat"
      quick={labels.inChat}
      openLink={openLink}
    />
  );
}

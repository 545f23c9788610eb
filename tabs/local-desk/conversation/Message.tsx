import { Avatar, Button, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { DeskMessage } from '#shared/contracts/local-desk.ts';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import type { CardPress } from './AdaptiveCardView.tsx';
import { clockTime, dayAndTime } from '../clock-text.ts';

const AdaptiveCardView = lazy(() => import('./AdaptiveCardView.tsx'));

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  reply: { paddingLeft: tokens.spacingHorizontalXXL },
  mine: { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'end' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: '0',
    width: '100%',
  },
  mineBody: { alignItems: 'flex-end' },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  quiet: { color: tokens.colorNeutralForeground3 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  bubble: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    width: 'fit-content',
    maxWidth: '100%',
  },
  mineBubble: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    maxWidth: '34rem',
    overflowX: 'auto',
  },
  wide: { maxWidth: 'none' },
  busy: { opacity: 0.6 },
  mention: { color: tokens.colorBrandForeground1 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  replyButton: { alignSelf: 'flex-start' },
});

type Props = {
  message: DeskMessage;
  bubble: boolean;
  line: { text: string; problem: boolean } | null;
  busy: boolean;
  press: (action: CardPress) => void;
  openLink: (link: string) => void;
  reply?: () => void;
};

/** One message with its cards, as Teams shows it. */
export function Message({ message, bubble, line, busy, press, openLink, reply }: Props) {
  const styles = useStyles();
  const { from } = message;
  const mine = bubble && from.isMe;
  const isReply = !bubble && message.thread !== message.id;
  return (
    <div className={mergeClasses(styles.row, isReply && styles.reply, mine && styles.mine)}>
      {!mine && (
        <Avatar
          name={from.name}
          size={isReply || bubble ? 28 : 32}
          color={from.isBot ? 'brand' : 'neutral'}
          shape={from.isBot ? 'square' : 'circular'}
          aria-hidden
        />
      )}
      <div className={mergeClasses(styles.body, mine && styles.mineBody)}>
        <div className={styles.head}>
          {!mine && <Text weight="semibold">{from.name}</Text>}
          <Text size={200} className={styles.quiet} title={dayAndTime(message.sentAt)}>
            {clockTime(message.sentAt)}
          </Text>
          {message.editedAt && !message.deleted && (
            <Text size={200} className={styles.quiet} title={dayAndTime(message.editedAt)}>
              {labels.edited} {clockTime(message.editedAt)}
            </Text>
          )}
        </div>
        {message.deleted && (
          <Text italic className={styles.quiet}>
            {labels.deleted}
          </Text>
        )}
        {message.text && (
          <Text
            className={mergeClasses(styles.text, bubble && styles.bubble, mine && styles.mineBubble)}
            block
          >
            {withMentions(message.text, styles.mention)}
          </Text>
        )}
        {message.cards.map((card, index) => (
          <div
            key={index}
            className={mergeClasses(styles.card, isWide(card) && styles.wide, busy && styles.busy)}
            aria-busy={busy}
          >
            <Suspense fallback={null}>
              <AdaptiveCardView card={card} press={press} openLink={openLink} />
            </Suspense>
          </div>
        ))}
        <div role="status">
          {line && <Text className={line.problem ? styles.problem : undefined}>{line.text}</Text>}
          {message.undelivered && <Text className={styles.problem}>{message.undelivered}</Text>}
        </div>
        {reply && !message.deleted && (
          <Button
            appearance="transparent"
            size="small"
            className={styles.replyButton}
            aria-label={labels.replyTo(from.name)}
            onClick={reply}
          >
            {labels.reply}
          </Button>
        )}
      </div>
    </div>
  );
}

const isWide = (card: object) => (card as { msteams?: { width?: string } }).msteams?.width === 'Full';

function withMentions(text: string, mention: string) {
  return text.split(/(<at>.*?<\/at>|https?:\/\/\S+)/).map((part, index) =>
    part.startsWith('<at>') ? (
      <span key={index} className={mention}>
        {part.slice(4, -5)}
      </span>
    ) : /^https?:/.test(part) ? (
      <Link key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

import { Button, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useState } from 'react';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';

const useStyles = makeStyles({
  quick: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginBottom: tokens.spacingVerticalXS,
  },
  row: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  box: { flexGrow: 1, minWidth: '0' },
  replying: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

type Props = {
  label: string;
  placeholder: string;
  quick: string[];
  replyTo: string | null;
  stopReply: () => void;
  busy: boolean;
  problem: string | null;
  send: (text: string) => void;
};

/** A box to write in; Enter sends, Shift+Enter begins a line. */
export function ComposeBox({ label, placeholder, quick, replyTo, stopReply, busy, problem, send }: Props) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const sendText = () => {
    if (!text.trim() || busy) return;
    send(text.trim());
    setText('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sendText();
      }}
    >
      <div className={styles.quick} role="group" aria-label={labels.quick}>
        {quick.map((one) => (
          <Button key={one} size="small" shape="circular" disabled={busy} onClick={() => send(one)}>
            {one}
          </Button>
        ))}
      </div>
      {replyTo && (
        <div className={styles.replying}>
          <Text size={200}>{labels.replyTo(replyTo)}</Text>
          <Button size="small" appearance="transparent" onClick={stopReply}>
            {labels.stopReply}
          </Button>
        </div>
      )}
      <div className={styles.row}>
        <Textarea
          className={styles.box}
          aria-label={label}
          placeholder={placeholder}
          rows={1}
          value={text}
          onChange={(_event, data) => setText(data.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            sendText();
          }}
        />
        <Button
          type="submit"
          appearance="primary"
          icon={<SendRegular />}
          aria-label={labels.send}
          disabled={busy || !text.trim()}
        />
      </div>
      {problem && (
        <Text role="alert" className={styles.problem}>
          {labels.sorry} {problem}
        </Text>
      )}
    </form>
  );
}

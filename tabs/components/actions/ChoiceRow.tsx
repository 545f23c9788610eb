import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { isTyping } from './is-typing.ts';

export interface RowChoice {
  label: string;
  choose: () => void;
  /** What is most often chosen here: it stands out, and has the focus of a row that follows. */
  usual?: boolean;
}

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', outlineStyle: 'none' },
  even: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, auto)',
    '@media (max-width: 520px)': { gridTemplateColumns: '1fr 1fr' },
  },
  choice: { minHeight: '44px', minWidth: '44px', fontWeight: tokens.fontWeightRegular },
  large: {
    minHeight: '56px',
    paddingInline: '6px',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  key: {
    marginInlineStart: '8px',
    padding: '0 5px',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    color: 'inherit',
    '@media (hover: none)': { display: 'none' },
  },
});

type Props = {
  label: string;
  choices: RowChoice[];
  large?: boolean;
  disabled?: boolean;
  /** The row follows on a choice just made, and takes the focus from it. */
  follows?: boolean;
  /** A choice made in passing, which no key makes by mistake. */
  withoutKeys?: boolean;
};

/** A row of large choices; their numbers on the keyboard choose too. */
export function ChoiceRow({
  label,
  choices,
  large = false,
  disabled = false,
  follows = false,
  withoutKeys = false,
}: Props) {
  const styles = useStyles();
  const row = useRef<HTMLDivElement>(null);
  useNumberKeys(choices, disabled || withoutKeys);
  useEffect(() => {
    if (!follows) return;
    const usual = row.current?.querySelector<HTMLElement>('[data-usual]');
    (usual ?? row.current)?.focus();
  }, [follows]);
  return (
    <div
      ref={row}
      tabIndex={-1}
      role="group"
      aria-label={label}
      className={mergeClasses(styles.row, large && styles.even)}
    >
      {choices.map(({ label: text, choose, usual }, index) => (
        <Button
          key={text}
          className={mergeClasses(styles.choice, large && styles.large)}
          disabled={disabled}
          appearance={usual ? 'primary' : undefined}
          data-usual={usual}
          onClick={choose}
        >
          {text}
          {index < 9 && !withoutKeys && <KeyHint name={String(index + 1)} />}
        </Button>
      ))}
    </div>
  );
}

function useNumberKeys(choices: RowChoice[], disabled: boolean) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (disabled || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (!choice) return;
    event.preventDefault();
    choice.choose();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** The key that does the same as the button it stands on, where there is a keyboard. */
export function KeyHint({ name }: { name: string }) {
  const styles = useStyles();
  return (
    <span className={styles.key} aria-hidden="true">
      {name}
    </span>
  );
}

/** Brings the focus to the row inside: its numbers choose, and no button is pressed by a key that is still held. */
export const toChoices = ({ current }: RefObject<HTMLElement | null>): void =>
  current?.querySelector<HTMLElement>('[role="group"]')?.focus();

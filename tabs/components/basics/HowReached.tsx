import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { tableLabels } from '#shared/wording/basics/table-text.ts';

const useStyles = makeStyles({
  cell: {
    minWidth: 0,
    minHeight: '26px',
    padding: '0 4px',
    margin: '0 -4px',
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    color: 'inherit',
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: 'underline',
    textDecorationStyle: 'dotted',
    textDecorationColor: tokens.colorNeutralStroke1,
    textUnderlineOffset: '3px',
    '@media (pointer: coarse)': { minHeight: '44px' },
    '@media print': { textDecorationLine: 'none' },
  },
  surface: { maxWidth: '360px' },
  title: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'grid', rowGap: '4px' },
});

/** A figure that says, when asked, what it was made of. */
export function HowReached({
  what,
  lines,
  children,
}: {
  what: string;
  lines: readonly string[];
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="transparent" className={styles.cell} title={tableLabels.reached(what)}>
          {children}
        </Button>
      </PopoverTrigger>
      {/* Nothing within takes the focus: without its own it would be hidden from who listens. */}
      <PopoverSurface className={styles.surface} aria-label={tableLabels.reached(what)} tabIndex={-1}>
        <p className={styles.title}>{what}</p>
        <ul className={styles.list}>
          {lines.filter(Boolean).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}

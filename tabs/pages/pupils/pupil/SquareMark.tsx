import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import type { SessionKind } from '#shared/domain/registers/pupil-sessions.ts';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  square: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '100%',
    aspectRatio: '1',
    boxSizing: 'border-box',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase100,
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    borderRadius: '2px',
    ...shorthands.border('1px', 'solid', 'transparent'),
    printColorAdjust: 'exact',
    // Too small for a letter: shape and filling tell, and a tap.
    '@media (max-width: 640px)': { fontSize: 0 },
  },
  attended: {
    color: 'transparent',
    '::after': {
      content: '""',
      width: '50%',
      height: '50%',
      borderRadius: '1px',
      backgroundColor: tokens.colorNeutralStrokeAccessible,
      opacity: 0.6,
      printColorAdjust: 'exact',
      [forced]: { backgroundColor: 'GrayText', opacity: 1, forcedColorAdjust: 'none' },
    },
  },
  late: {
    backgroundColor: tokens.colorNeutralBackground5,
    ...shorthands.borderColor(tokens.colorNeutralBackground5),
    borderBottom: `3px solid ${tokens.colorNeutralForeground2}`,
  },
  authorised: { ...shorthands.border('1.5px', 'solid', tokens.colorNeutralForeground2) },
  unauthorised: {
    color: tokens.colorNeutralBackground1,
    backgroundColor: tokens.colorNeutralForeground1,
    [forced]: { color: 'Canvas', backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
  missing: {
    ...shorthands.border('1px', 'dashed', tokens.colorNeutralForeground3),
    color: tokens.colorNeutralForeground2,
  },
  'not-possible': {
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    '@media (max-width: 640px)': {
      '::after': {
        content: '""',
        width: '60%',
        height: '1px',
        backgroundColor: tokens.colorNeutralForeground2,
      },
    },
  },
  'not-due': {
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    '::after': {
      content: '""',
      width: '2px',
      height: '2px',
      backgroundColor: tokens.colorNeutralForeground4,
    },
  },
  'no-school': {},
  'not-on-roll': {},
});

/** One session as a small square: its shape and filling tell what it counts as, its letter which code. */
export function SquareMark({ code, kind }: { code: string; kind: SessionKind }) {
  const styles = useStyles();
  const letter = kind === 'attended' ? '' : code === '-' ? '–' : code;
  return (
    <span className={mergeClasses(styles.square, styles[kind])} aria-hidden="true">
      {letter}
    </span>
  );
}

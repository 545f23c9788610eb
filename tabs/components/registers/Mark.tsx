import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { markLook, markText } from '#shared/wording/registers/mark-text.ts';
import { usePageStyles } from '../basics/page-styles.ts';

const useStyles = makeStyles({
  mark: {
    display: 'inline-block',
    minWidth: '22px',
    padding: '0 3px',
    textAlign: 'center',
    fontFamily: tokens.fontFamilyMonospace,
    borderRadius: tokens.borderRadiusSmall,
    ...shorthands.border('1px', 'solid', 'transparent'),
  },
  in: {
    color: tokens.colorNeutralForeground3,
    '@media (forced-colors: active)': { ...shorthands.borderColor('Canvas') },
  },
  authorised: {
    ...shorthands.borderColor(tokens.colorNeutralStrokeAccessible),
    fontWeight: tokens.fontWeightSemibold,
  },
  unexplained: {
    color: tokens.colorStatusDangerForeground3,
    backgroundColor: tokens.colorStatusDangerBackground1,
    ...shorthands.borderColor(tokens.colorStatusDangerForeground3),
    fontWeight: tokens.fontWeightBold,
  },
  missing: {
    ...shorthands.borderColor(tokens.colorNeutralStrokeAccessible),
    ...shorthands.borderStyle('dashed'),
  },
  'not-counted': { color: tokens.colorNeutralForeground3 },
});

/** One session's mark: the letter the register has, with its meaning for who hovers or listens. */
export function Mark({ code, date, due = true }: { code: string; date: string; due?: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const missing = code === '' || code === '-';
  if (missing && !due) return null;
  const text = markText(code, date);
  return (
    <span className={mergeClasses(styles.mark, styles[markLook(code, date)])} title={text}>
      <span aria-hidden="true">{missing ? '–' : code}</span>
      <span className={page.onlyHeard}>{text}</span>
    </span>
  );
}

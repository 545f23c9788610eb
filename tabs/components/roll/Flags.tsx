import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { flagLabels } from '#shared/wording/roll/flag-text.ts';
import { usePageStyles } from '../basics/page-styles.ts';

const useStyles = makeStyles({
  // As Fluent's small badge, whose styles alone would be a hundredth of the tab's first load.
  flag: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '16px',
    verticalAlign: 'middle',
    padding: '0 4px',
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  first: {
    color: tokens.colorNeutralBackground1,
    backgroundColor: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  list: { display: 'inline-flex', flexWrap: 'wrap', gap: '4px', listStyle: 'none', margin: 0, padding: 0 },
});

/** What is known about a pupil, as small badges with words. */
export function Flags({ flags, className }: { flags: readonly string[]; className?: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (flags.length === 0) return null;
  return (
    <ul className={mergeClasses(styles.list, className)}>
      {flags.map((flag) => {
        const { short, full } = flagLabels(flag);
        return (
          <li key={flag} title={full}>
            <span className={mergeClasses(styles.flag, flag === 'call-first' && styles.first)}>
              <span aria-hidden="true">{short}</span>
              <span className={page.onlyHeard}>{full}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  CircleHalfFillFilled,
  ErrorCircleFilled,
  QuestionCircleRegular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { meaningOfDiff, type DiffMeaning } from '#shared/domain/targets/target.ts';
import { meaningLabels } from '#shared/wording/figures/diff-text.ts';

const icons: Record<DiffMeaning, FluentIcon> = {
  'on-target': CheckmarkCircleFilled,
  close: CircleHalfFillFilled,
  over: ErrorCircleFilled,
  'not-known': QuestionCircleRegular,
};

const useStyles = makeStyles({
  meaning: { display: 'inline-flex', alignItems: 'center', gap: '6px', whiteSpace: 'nowrap' },
  large: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  'on-target': { color: tokens.colorStatusSuccessForeground1 },
  close: { color: tokens.colorStatusWarningForeground3 },
  over: { color: tokens.colorStatusDangerForeground3 },
  'not-known': { color: tokens.colorNeutralForeground2 },
});

/** One of the four meanings, by sign, word and colour together. */
export function Meaning({ diff, large = false }: { diff: number | null; large?: boolean }) {
  const styles = useStyles();
  const meaning = meaningOfDiff(diff);
  const Icon = icons[meaning];
  return (
    <span className={mergeClasses(styles.meaning, styles[meaning], large && styles.large)}>
      <Icon aria-hidden="true" />
      {meaningLabels[meaning]}
    </span>
  );
}

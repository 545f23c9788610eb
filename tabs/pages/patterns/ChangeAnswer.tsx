import { makeStyles, mergeClasses, ToggleButton } from '@fluentui/react-components';
import type { EarlyChange } from '#shared/contracts/patterns/early-change.ts';
import { changeAnswerNames, type ChangeAnswer as Answer } from '#shared/domain/patterns/change-answers.ts';
import {
  answeredByText,
  changeAnswerLabels,
  changeAnswerTexts,
  earlierAnswerText,
} from '#shared/wording/patterns/change-text.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  answer: { display: 'grid', gap: '4px', justifyItems: 'start' },
});

/** What was said of a listed change, with a button for each thing to say; pressed again it is taken back. */
export function ChangeAnswer({
  item,
  say,
}: {
  item: EarlyChange['items'][number];
  say: (answer: Answer | null) => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const { answer, earlier, pupil } = item;
  // A node of the version before, while nodes are replaced, knows of no answers.
  if (answer === undefined) return null;
  return (
    <span className={styles.answer}>
      <span
        role="group"
        aria-label={changeAnswerLabels.group(pupil.name)}
        className={mergeClasses(styles.buttons, page.notPrinted)}
      >
        {changeAnswerNames.map((name) => (
          <ToggleButton
            key={name}
            className={page.touch}
            shape="circular"
            size="small"
            checked={answer?.answer === name}
            appearance={answer?.answer === name ? 'primary' : 'secondary'}
            onClick={() => say(answer?.answer === name ? null : name)}
          >
            {changeAnswerTexts[name]}
          </ToggleButton>
        ))}
      </span>
      {answer && (
        <span className={page.quiet}>
          {changeAnswerTexts[answer.answer]}: {answeredByText(answer)}
        </span>
      )}
      {earlier && <span className={page.quiet}>{earlierAnswerText(earlier)}</span>}
    </span>
  );
}

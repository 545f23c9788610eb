import { Button } from '@fluentui/react-components';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { useSaidChange } from '../use-said-change.ts';

/** Takes back what somebody has said of a pupil; calls about it stand again. */
export function TakeBack({
  about,
  label,
  takeBack,
}: {
  about: string;
  /** What a screen reader says of the button. */
  label: string;
  takeBack: () => Promise<unknown>;
}) {
  const page = usePageStyles();
  const change = useSaidChange();
  return (
    <Button
      className={page.touch}
      appearance="subtle"
      aria-label={label}
      onClick={() =>
        void change(async () => {
          await takeBack();
          return awayLabels.tookBack(about);
        })
      }
    >
      {awayLabels.takeBack}
    </Button>
  );
}

import { Link as FluentLink, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ownSightTexts, pupilSightLabels } from '#shared/wording/people/pupil-sight-text.ts';
import { useMe } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { useHref } from '../../components/basics/use-href.ts';

const useStyles = makeStyles({
  note: {
    margin: '0 0 16px',
    padding: '8px 0 8px 12px',
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    '& p': { margin: 0 },
  },
  link: { display: 'inline-flex', alignItems: 'center' },
});

/** To a trust lead who has been let see pupils: of which schools, until when, by whom and why. */
export function OwnPupilSight() {
  const styles = useStyles();
  const page = usePageStyles();
  const href = useHref();
  const texts = ownSightTexts(useMe().pupilSight);
  if (texts.length === 0) return null;
  return (
    <aside className={styles.note} aria-label={pupilSightLabels.own}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <FluentLink className={mergeClasses(page.touch, styles.link)} href={href({ page: 'pupils' })}>
        {pupilSightLabels.findPupil}
      </FluentLink>
    </aside>
  );
}

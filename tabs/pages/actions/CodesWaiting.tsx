import { Link as FluentLink } from '@fluentui/react-components';
import { useId } from 'react';
import { workHeadingLabels, workText } from '#shared/wording/actions/work-text.ts';
import { useAsk } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { useHref } from '../../components/basics/use-href.ts';

/** What is to be entered in the MIS, whoever said it and however it came; nothing where there is none. */
export function CodesWaiting() {
  const page = usePageStyles();
  const href = useHref();
  const id = useId();
  const found = useAsk('workToday', {}, { lookAgain: 30 });
  const schools = (found.data?.schools ?? []).filter(({ codesToEnter }) => codesToEnter > 0);
  if (schools.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className={page.section} id={id}>
        {workHeadingLabels.codes}
      </h2>
      {schools.map(({ school, schoolName, codesToEnter }) => (
        <p key={school}>
          <FluentLink className={page.touch} href={href({ page: 'codes-to-enter', school })}>
            {workText.codesOf(codesToEnter, schools.length > 1 ? schoolName : null)}
          </FluentLink>
        </p>
      ))}
    </section>
  );
}

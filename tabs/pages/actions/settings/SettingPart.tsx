import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({ heading: { outlineStyle: 'none', scrollMarginTop: '12px' } });

/** A part of a school's settings, saved by itself; whoever comes for it begins at its heading. */
export function SettingPart({
  title,
  asked,
  children,
}: {
  title: string;
  /** How often somebody has come for it; null: they came for another part. */
  asked: number | null;
  children: ReactNode;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked === null) return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <section aria-label={title}>
      <h2 ref={heading} tabIndex={-1} className={mergeClasses(page.section, styles.heading)}>
        {title}
      </h2>
      {children}
    </section>
  );
}

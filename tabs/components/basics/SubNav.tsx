import { makeStyles, tokens } from '@fluentui/react-components';
import { Link, useLocation } from 'wouter';
import { usePageStyles } from './page-styles.ts';

const useStyles = makeStyles({
  nav: { display: 'flex', flexWrap: 'wrap', columnGap: '4px', margin: '0 -8px 12px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '36px',
    padding: '0 8px',
    color: tokens.colorNeutralForeground2,
    textDecoration: 'none',
    borderRadius: tokens.borderRadiusMedium,
    '@media (pointer: coarse)': { minHeight: '44px' },
    ':hover': {
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-current]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderRadius: 0,
      boxShadow: `inset 0 -2px 0 ${tokens.colorCompoundBrandStroke}`,
      '@media (forced-colors: active)': { outline: '1px solid Highlight' },
    },
  },
});

/** The pages of one subject, such as the trust's tables; `onGo`: one was chosen, be it the one that is shown. */
export function SubNav({
  label,
  pages,
  onGo,
}: {
  label: string;
  pages: readonly { href: string; name: string }[];
  onGo?: () => void;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  const [location] = useLocation();
  return (
    <nav className={`${styles.nav} ${page.notPrinted}`} aria-label={label}>
      {pages.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          className={styles.link}
          {...(onGo && { onClick: onGo })}
          aria-current={currentOf(decodeURI(location), decodeURI(href))}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** The page itself, or the one that what is open belongs to. */
function currentOf(location: string, href: string): 'page' | 'true' | undefined {
  if (location === href) return 'page';
  return location.startsWith(`${href}/`) ? 'true' : undefined;
}

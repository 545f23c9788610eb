import { makeStyles, tokens } from '@fluentui/react-components';

const ground = (to: 'left' | 'right'): string =>
  `linear-gradient(to ${to}, ${tokens.colorNeutralBackground1} 12px, transparent)`;
const shade = (to: 'left' | 'right'): string =>
  `linear-gradient(to ${to}, ${tokens.colorNeutralStroke1}, transparent)`;

/** A table of figures as the trust prints them: dense, numbers at the right; the lesser columns go where room is short. */
export const useTableStyles = makeStyles({
  // What is only heard has its place within it, or the page would grow wider by it.
  scroll: {
    overflowX: 'auto',
    position: 'relative',
    // An edge in shade says that the table goes on there; the sheet's own ground covers it at the end of the way.
    backgroundImage: `${ground('right')}, ${ground('left')}, ${shade('right')}, ${shade('left')}`,
    backgroundPosition: 'left, right, left, right',
    backgroundRepeat: 'no-repeat',
    backgroundSize: '36px 100%, 36px 100%, 12px 100%, 12px 100%',
    backgroundAttachment: 'local, local, scroll, scroll',
    '@media print': { backgroundImage: 'none' },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '6px 12px', textAlign: 'end', whiteSpace: 'nowrap', height: '26px' },
    '& thead th': {
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
      verticalAlign: 'middle',
      whiteSpace: 'normal',
      overflowWrap: 'normal', // a heading breaks between words, where room is short
    },
    '& thead th[rowspan]': { verticalAlign: 'bottom' },
    '& tbody tr, & tfoot tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground2 },
    '& tfoot': { fontWeight: tokens.fontWeightSemibold },
    '@media (max-width: 1000px)': { '& th, & td': { padding: '6px 8px' } },
    '@media (max-width: 460px)': { '& th, & td': { padding: '6px 5px' } },
    '@media print': { '& thead': { display: 'table-header-group' }, '& tr': { breakInside: 'avoid' } },
  },
  start: { textAlign: 'start !important' as 'start' },
  text: {
    textAlign: 'start !important' as 'start',
    whiteSpace: 'normal !important' as 'normal',
    minWidth: '9rem',
    '@media (max-width: 640px)': { minWidth: '0' },
  },
  name: {
    textAlign: 'start !important' as 'start',
    whiteSpace: 'normal !important' as 'normal',
    fontWeight: tokens.fontWeightRegular,
    minWidth: '150px',
    '@media (max-width: 1000px)': { minWidth: '110px' },
    '@media (max-width: 640px)': { minWidth: '5.5rem' },
  },
  /** 90–95 would break at its dash. */
  whole: { whiteSpace: 'nowrap !important' as 'nowrap' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  centre: { textAlign: 'center !important' as 'center' },
  /** Beside a channel, and on a phone, there is no room for it … */
  wide: { '@media (max-width: 900px)': { display: 'none' } },
  /** … so that this stands there in its place. */
  narrow: { '@media (min-width: 901px)': { display: 'none' } },
});

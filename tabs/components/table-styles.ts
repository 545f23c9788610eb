import { makeStyles, tokens } from '@fluentui/react-components';

/** A table of figures as the trust prints them: dense, numbers at the right; the lesser columns go where room is short. */
export const useTableStyles = makeStyles({
  // What is only heard has its place within it, or the page would grow wider by it.
  scroll: { overflowX: 'auto', position: 'relative' },
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
    },
    '& thead th[rowspan]': { verticalAlign: 'bottom' },
    '& tbody tr, & tfoot tr': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '& tbody tr:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& tfoot': { fontWeight: tokens.fontWeightSemibold },
    '@media (max-width: 640px)': { '& th, & td': { padding: '6px 8px' } },
    '@media print': { '& thead': { display: 'table-header-group' }, '& tr': { breakInside: 'avoid' } },
  },
  start: { textAlign: 'start !important' as 'start' },
  words: {
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
    '@media (max-width: 640px)': { minWidth: '0' },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  centre: { textAlign: 'center !important' as 'center' },
  /** Beside a channel, and on a phone, there is no room for it … */
  wide: { '@media (max-width: 900px)': { display: 'none' } },
  /** … so that this stands there in its place. */
  narrow: { '@media (min-width: 901px)': { display: 'none' } },
});

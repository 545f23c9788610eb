import { makeStyles, tokens } from '@fluentui/react-components';

/** A pupil a line: name, group and code, what is known, buttons; on a phone in rows, on paper close together. */
export const useAwayLineStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(170px, 24%) 136px 1fr minmax(120px, auto)',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '6px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr auto', rowGap: '2px', padding: '8px 12px' },
    '@media print': { minHeight: 0, padding: '2px 0' },
  },
  wide: { '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'end' },
});

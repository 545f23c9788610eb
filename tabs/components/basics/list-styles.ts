import { makeStyles, tokens } from '@fluentui/react-components';

/** A list of things with words at the left and buttons at the right; on a phone below each other. */
export const useListStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '10px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  text: { display: 'grid', gap: '2px', flex: '1 1 16rem', overflowWrap: 'anywhere' },
  what: { fontWeight: tokens.fontWeightSemibold },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { minHeight: '44px' },
});

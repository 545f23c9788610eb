import { Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePageStyles } from '../page-styles.ts';
import { problemText } from '../ProblemNotice.tsx';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
});

interface Saving {
  isPending: boolean;
  isSuccess: boolean;
  isError: boolean;
  error: unknown;
}

/** At the foot of what is saved by itself: the button, and whether it was saved or what stood in the way. */
export function SaveRow({
  saving,
  label,
  pending = label,
  saved,
  isChanged = false,
  disabled = false,
  save,
  children,
}: {
  saving: Saving;
  label: string;
  pending?: string;
  saved: string;
  /** Something was changed since it was saved. */
  isChanged?: boolean;
  disabled?: boolean;
  /** Left out: the button sends its form. */
  save?: () => void;
  /** Other buttons, beside it. */
  children?: ReactNode;
}) {
  const styles = useStyles();
  const page = usePageStyles();
  return (
    <div className={styles.row}>
      <Button
        className={page.touch}
        type={save ? 'button' : 'submit'}
        appearance="primary"
        disabled={disabled || saving.isPending}
        {...(save && { onClick: save })}
      >
        {saving.isPending ? pending : label}
      </Button>
      {children}
      <span role="status">
        {saving.isSuccess && !isChanged && saved}
        {saving.isError && problemText(saving.error)}
      </span>
    </div>
  );
}

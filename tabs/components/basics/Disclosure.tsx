import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactNode } from 'react';
import { usePageStyles } from './page-styles.ts';

const useStyles = makeStyles({
  button: { minHeight: '44px', paddingLeft: '4px', justifyContent: 'flex-start' },
});

/** Something more, opened by those who wonder; what it holds is made when it is first opened, and kept. */
export function Disclosure({ says, children }: { says: string; children: ReactNode }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const turn = (): void => {
    setOpen(!open);
    setOpened(true);
  };
  return (
    <div className={page.notPrinted}>
      <Button
        className={styles.button}
        appearance="transparent"
        icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={open}
        aria-controls={id}
        onClick={turn}
      >
        {says}
      </Button>
      <div id={id} hidden={!open}>
        {opened && children}
      </div>
    </div>
  );
}

import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ActionFamily } from '#shared/contracts/actions/action.ts';
import { hasRight } from '#shared/domain/people/permission.ts';
import { shareLabels } from '#shared/wording/actions/share-out-text.ts';
import { useMe } from '../../api/use-me.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { asPerson } from '../pages-for.ts';

const ShareOut = lazy(() => import('./ShareOut.tsx'));

/** For whoever shares calls out: begin, choose some or all, and say to whom. */
export function ShareTools({
  families,
  chosen,
  onChosen,
}: {
  families: readonly ActionFamily[];
  chosen: readonly string[] | null;
  onChosen: (chosen: readonly string[] | null) => void;
}) {
  const page = usePageStyles();
  const me = useMe();
  const [isGiving, setGiving] = useState(false);
  const calls = families.flat();
  const school = calls[0]?.school ?? '';
  if (!calls.every((call) => call.school === school) || !hasRight(asPerson(me), 'share-out-calls', school))
    return null;
  if (!chosen)
    return (
      <Button className={page.touch} onClick={() => onChosen([])}>
        {shareLabels.begin}
      </Button>
    );
  const familiesChosen = families.filter(([first]) => chosen.includes(first.id)).length;
  return (
    <>
      <Button className={page.touch} onClick={() => onChosen(calls.map(({ id }) => id))}>
        {shareLabels.chooseAll}
      </Button>
      <span role="status">{shareLabels.chosen(familiesChosen)}</span>
      <Button
        className={page.touch}
        appearance="primary"
        disabled={chosen.length === 0}
        onClick={() => setGiving(true)}
      >
        {shareLabels.to}
      </Button>
      <Button className={page.touch} appearance="subtle" onClick={() => onChosen(null)}>
        {shareLabels.end}
      </Button>
      {isGiving && (
        <Suspense fallback={null}>
          <ShareOut
            school={school}
            actions={chosen}
            families={familiesChosen}
            done={() => {
              setGiving(false);
              onChosen(null);
            }}
            close={() => setGiving(false)}
          />
        </Suspense>
      )}
    </>
  );
}

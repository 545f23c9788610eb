import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ProposalView } from '#shared/contracts/escalation/proposals.ts';
import { isMeeting } from '#shared/domain/actions/action-kinds.ts';
import { shareMeetingsText } from '#shared/wording/escalation/share-meetings-text.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import type { Sharing } from './ShareMeetings.tsx';

const ShareMeetings = lazy(() => import('./ShareMeetings.tsx'));

/** Whether it is planned, not yet held, and this reader's to give away. */
export const mayShare = ({ mayDecide, action }: ProposalView): boolean =>
  mayDecide && action?.status === 'open' && isMeeting(action.kind);

/** Of planned meetings: choose some and give or spread them; or cover whoever is away. */
export function MeetingShareTools({
  school,
  items,
  chosen,
  onChosen,
}: {
  school: string;
  items: readonly ProposalView[];
  /** Proposals by id; null: nobody is choosing. */
  chosen: ReadonlySet<string> | null;
  onChosen: (chosen: ReadonlySet<string> | null) => void;
}) {
  const page = usePageStyles();
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const able = items.filter(mayShare);
  const actions = able.flatMap(({ id, action }) => (chosen?.has(id) && action ? action : []));
  const some = { meetings: actions.map(({ id }) => id), kinds: actions.map(({ kind }) => kind) };
  return (
    <>
      {!chosen && able.length > 0 && (
        <Button className={page.touch} onClick={() => onChosen(new Set())}>
          {shareMeetingsText.begin}
        </Button>
      )}
      {!chosen && (
        <Button className={page.touch} onClick={() => setSharing({ how: 'cover' })}>
          {shareMeetingsText.cover}
        </Button>
      )}
      {chosen && (
        <>
          <Button className={page.touch} onClick={() => onChosen(new Set(able.map(({ id }) => id)))}>
            {shareMeetingsText.chooseAll}
          </Button>
          <span role="status">{shareMeetingsText.chosen(actions.length)}</span>
          <Button
            className={page.touch}
            appearance="primary"
            disabled={actions.length === 0}
            onClick={() => setSharing({ how: 'give', ...some })}
          >
            {shareMeetingsText.give}
          </Button>
          <Button
            className={page.touch}
            disabled={actions.length === 0}
            onClick={() => setSharing({ how: 'spread', ...some })}
          >
            {shareMeetingsText.spread}
          </Button>
          <Button className={page.touch} appearance="subtle" onClick={() => onChosen(null)}>
            {shareMeetingsText.end}
          </Button>
        </>
      )}
      {sharing && (
        <Suspense fallback={null}>
          <ShareMeetings
            school={school}
            sharing={sharing}
            done={() => {
              setSharing(null);
              onChosen(null);
            }}
            close={() => setSharing(null)}
          />
        </Suspense>
      )}
    </>
  );
}

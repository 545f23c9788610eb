import { useQueryClient } from '@tanstack/react-query';
import type { KeyGroupPupils } from '#shared/contracts/pupils/key-groups.ts';
import { checkInLabels } from '#shared/wording/pupils/check-in-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';

/** Says at once that somebody has checked in with a pupil of the list, with Undo; a refusal brings the pupil back. */
export function useCheckIn(list: KeyGroupPupils): (pupil: { id: string; name: string }) => Promise<void> {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const key = ['keyGroupPupils', { params: { school: list.school, group: list.group } }];

  const lookAgain = async (): Promise<void> => {
    await Promise.all(
      ['keyGroupPupils', 'keyGroups', 'pupilChronology'].map((name) =>
        client.invalidateQueries({ queryKey: [name] }),
      ),
    );
  };
  return async ({ id, name }) => {
    const params = { id };
    client.setQueryData<KeyGroupPupils>(key, (shown) =>
      shown ? { ...shown, pupils: shown.pupils.filter((pupil) => pupil.id !== id) } : shown,
    );
    try {
      await api.request('checkIn', { params });
      say(checkInLabels.doneWith(name), async () => {
        await api.request('undoCheckIn', { params });
        await lookAgain();
      });
    } catch (error) {
      say(problemText(error));
    }
    await lookAgain();
  };
}

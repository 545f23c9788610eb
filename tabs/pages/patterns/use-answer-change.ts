import { useQueryClient } from '@tanstack/react-query';
import type { AnswerGiven, EarlyChange } from '#shared/contracts/patterns/early-change.ts';
import type { ChangeAnswer } from '#shared/domain/patterns/change-answers.ts';
import { answerDoneText } from '#shared/wording/patterns/change-text.ts';
import { useApi } from '../../api/use-api.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../components/basics/undo-context.ts';

type Item = EarlyChange['items'][number];

/** Says at once what there is to a change of the list, with Undo; a refusal brings back what stood. */
export function useAnswerChange(
  changes: EarlyChange,
): (item: Item, answer: ChangeAnswer | null) => Promise<void> {
  const api = useApi();
  const client = useQueryClient();
  const { say } = useUndo();
  const week = changes.week ?? '';

  const send = async (item: Item, answer: ChangeAnswer | null, replaces: number | null) => {
    const { kind } = item.evidence;
    const body = { pupil: item.pupil.id, kind, week, answer, replaces };
    const answered = await api.request('answerEarlyChange', { params: { school: changes.school }, body });
    return answered.answer;
  };
  const show = (item: Item, given: AnswerGiven | null): void => {
    client.setQueriesData<EarlyChange>({ queryKey: ['earlyChange'] }, (shown) =>
      shown?.school === changes.school && shown.week === changes.week
        ? { ...shown, items: shown.items.map((one) => (isSame(one, item) ? { ...one, answer: given } : one)) }
        : shown,
    );
  };
  const lookAgain = () => client.invalidateQueries({ queryKey: ['earlyChange'] });

  return async (item, answer) => {
    const before = item.answer ?? null;
    try {
      const given = await send(item, answer, before?.id ?? null);
      show(item, given);
      say(answerDoneText(answer, item.pupil.name), async () => {
        await send(item, before?.answer ?? null, given?.id ?? null);
        await lookAgain();
      });
    } catch (error) {
      say(problemText(error));
    }
    await lookAgain();
  };
}

const isSame = (one: Item, other: Item): boolean =>
  one.pupil.id === other.pupil.id && one.evidence.kind === other.evidence.kind;

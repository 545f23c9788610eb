/** What people have said of the pupils on the list of early change: rows are only added, the last one stands. */
import { changeKinds, type ChangeKind } from '#shared/domain/patterns/change-kinds.ts';
import { isOneOf } from '#shared/domain/basics/known-word.ts';
import { changeAnswerNames, type ChangeAnswer } from '#shared/domain/patterns/change-answers.ts';
import type { SchoolDate } from '#shared/domain/basics/school-date.ts';
import type { Db, Tx } from '../engine/open-store.ts';

const isChangeKind = isOneOf(changeKinds);
const isChangeAnswer = isOneOf(changeAnswerNames);

/** What is answered: a pupil's change of a kind, on the list of a week. */
export interface ListedChange {
  school: string;
  pupilId: number;
  kind: ChangeKind;
  /** Its Monday. */
  week: SchoolDate;
}

export interface StoredChangeAnswer extends ListedChange {
  id: number;
  answer: ChangeAnswer;
  by: string;
  at: Date;
}

/** The answers that stand to the lists of some weeks, in the order they were given; of all pupils or of one. */
export async function changeAnswers(
  db: Db | Tx,
  school: string,
  weeks: { from: SchoolDate; to: SchoolDate },
  pupilId?: number,
): Promise<StoredChangeAnswer[]> {
  let query = db
    .selectFrom('change_answer')
    .selectAll()
    .where('school_id', '=', school)
    .where('week', '>=', weeks.from)
    .where('week', '<=', weeks.to);
  if (pupilId !== undefined) query = query.where('pupil_id', '=', pupilId);
  const rows = await query.orderBy('answer_id').execute();
  const last = new Map(rows.map((row) => [`${row.pupil_id} ${row.kind} ${row.week}`, row]));
  return [...last.values()].flatMap((row) => {
    const { kind, answer, week } = row;
    if (answer === null || !isChangeKind(kind) || !isChangeAnswer(answer)) return [];
    const about = { school, pupilId: row.pupil_id, kind, week };
    return [{ ...about, id: row.answer_id, answer, by: row.answered_by, at: row.answered_at }];
  });
}

/** @param answer null takes back what stands */
export async function storeChangeAnswer(
  tx: Tx,
  about: ListedChange,
  said: { answer: ChangeAnswer | null; by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('change_answer')
    .values({
      school_id: about.school,
      pupil_id: about.pupilId,
      kind: about.kind,
      week: about.week,
      answer: said.answer,
      answered_by: said.by,
      answered_at: said.at,
    })
    .execute();
}

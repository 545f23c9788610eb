import { expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { tablesOnPupil, tablesOnSchool } from '#shared/store/imports/record-kinds.ts';
import { onBothEngines } from '../../support/stores/both-engines.ts';

/** What comes and goes with the pupil, is only history, or is asked about otherwise. */
const besidePupil = {
  pupil_membership: 'comes and goes with the pupil',
  register_week: 'asked about by its marks: an empty week keeps nobody',
  mark_detail: 'stands beside a mark',
  mark_change: 'history',
  audit_entry: 'history',
};
const otherwiseOnPupil = {
  pupil: 'the record itself',
  meeting: 'of an action',
  barrier: 'of an action',
  ...besidePupil,
};

/** A school's pupils, people or channels keep it; the rest hangs on those, is derived, or is history. */
const otherwiseOnSchool = {
  ...besidePupil,
  school: 'the record itself',
  action: 'of a pupil or a register',
  outcome: 'of an action',
  alert_event: 'of an action',
  pupil_result: 'of a pupil',
  contact: 'of a pupil',
  check_in: 'of a pupil',
  change_answer: 'of a pupil',
  absence_notice: 'of pupils',
  absence_notice_pupil: 'of a pupil',
  worker_told: 'of a pupil',
  code_entered: 'of a pupil',
  signing: 'of a pupil',
  named_adult: 'of a pupil',
  caseload: 'of a pupil',
  standing_plan: 'of a pupil',
  proposal: 'of a pupil',
  meeting: 'of an action',
  barrier: 'of an action',
  rings_today: 'of staff with calls',
  school_week: 'derived',
  marks_received: 'beside marks',
  replaced_record: 'history',
  import_rejection: 'history',
  planner_plan: 'made by us',
  planner_task: 'made by us',
  posted_card: 'of a channel',
  weekly_notice: 'history, of before the outbox',
  message: 'history',
  data_version: 'a counter',
};

onBothEngines('whether a record is still needed', (openedStore) => {
  it.each([
    ['pupil_id', tablesOnPupil, otherwiseOnPupil],
    ['school_id', tablesOnSchool, otherwiseOnSchool],
  ])('asks every table with %s, or the test says why not', async (column, asked, otherwise) => {
    const { rows } = await sql<{ name: string }>`
      select c.table_name as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema = 'public' and c.column_name = ${column}
      order by 1`.execute(openedStore().db);
    expect([...asked, ...Object.keys(otherwise)].sort()).toEqual(rows.map(({ name }) => name));
  });
});

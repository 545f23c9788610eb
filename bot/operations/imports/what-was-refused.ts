import type { WhatWasRefused } from '#shared/contracts/imports/refused.ts';
import { importKind } from '#shared/contracts/imports/import-report.ts';
import { londonIso } from '#shared/domain/basics/london-time.ts';
import { meaningOn } from '#shared/domain/imports/local-codes.ts';
import { mayImport, hasRightAnywhere, mayUse } from '#shared/domain/people/permission.ts';
import { Problem } from '#shared/domain/basics/problem.ts';
import { localCodeHistory, type StoredLocalCode } from '#shared/store/imports/local-codes.ts';
import { rejectedCodes } from '#shared/store/imports/rejected-marks.ts';
import { rejectedRows } from '#shared/store/imports/rejected-rows.ts';
import { allSchools } from '#shared/store/people/schools.ts';
import { staffNames } from '#shared/store/people/staff.ts';
import { staffName } from '#shared/wording/people/staff-name.ts';
import type { StaffContext } from '../context.ts';

const MOST_LISTED = 50;
const DAYS_LOOKED_BACK = 30;

/** Codes nobody knows yet, and other rows that were not taken, at the schools whose files the person brings in. */
export async function whatWasRefused(ctx: StaffContext): Promise<WhatWasRefused> {
  if (!hasRightAnywhere(ctx.actor, 'bring-in-files'))
    throw new Problem('forbidden', 'Your role does not bring in files.');
  const { db } = ctx.store;
  const { today } = ctx.moment;
  const schools = new Map((await allSchools(db)).map(({ id, name }) => [id, name]));
  const may = mayImport(ctx.actor, 'marks');
  const theirs = [...schools.keys()].filter((id) => may === 'all' || may.includes(id));
  const placed = (school: string) => ({ school, schoolName: schools.get(school) ?? school });
  const maySay = (school: string) => mayUse(ctx.actor, 'set-local-codes', school) === 'yes';

  const localCodes = await localCodeHistory(db, theirs);
  const codes = await rejectedCodes(db, theirs);
  const since = new Date(ctx.at.getTime() - DAYS_LOOKED_BACK * 86_400_000);
  const whose = importKind.options.map((kind) => ({ kind, schools: mayImport(ctx.actor, kind) }));
  const others = await rejectedRows(
    db,
    whose.filter(({ schools: at }) => at.length > 0),
    ctx.actor.id,
    since,
  );
  const meanings = holdingOn(today, localCodes);
  const names = await staffNames(db, [...new Set(meanings.map(({ saidBy }) => saidBy))]);
  return {
    now: londonIso(ctx.at),
    codes: codes.slice(0, MOST_LISTED).map(({ school, at, ...code }) => ({
      ...code,
      ...placed(school),
      at: londonIso(at),
      means: meaningOn(
        code.code,
        code.last,
        localCodes.filter((one) => one.school === school),
      ),
      maySay: maySay(school),
    })),
    moreCodes: Math.max(0, codes.length - MOST_LISTED),
    others: others.slice(0, MOST_LISTED).map(({ school, at, lines, ...group }) => ({
      ...group,
      school,
      schoolName: school === null ? null : placed(school).schoolName,
      at: londonIso(at),
      lines: lines.map((line) => ({ ...line, at: londonIso(line.at) })),
    })),
    moreOthers: Math.max(0, others.length - MOST_LISTED),
    meanings: meanings.map(({ school, saidBy, saidAt, ...meaning }) => ({
      ...meaning,
      ...placed(school),
      saidBy: staffName(names, saidBy),
      saidAt: londonIso(saidAt),
      maySay: maySay(school),
    })),
  };
}

/** Of each school's codes what holds on the day, by school and code. */
function holdingOn(
  today: string,
  localCodes: readonly StoredLocalCode[],
): (StoredLocalCode & { means: string })[] {
  const last = new Map<string, StoredLocalCode>();
  for (const one of localCodes)
    if (one.from === null || one.from <= today) last.set(JSON.stringify([one.school, one.code]), one);
  return [...last.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, one]) => (one.means === null ? [] : [{ ...one, means: one.means }]));
}

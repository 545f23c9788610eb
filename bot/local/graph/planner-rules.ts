import type {
  NullableOption,
  PlannerAssignments,
  PlannerBucket,
  PlannerChecklistItems,
  PlannerExternalReferences,
  PlannerPlan,
  PlannerPlanDetails,
  PlannerTask,
  PlannerTaskDetails,
} from '@microsoft/microsoft-graph-types';
import { badRequest, limitReached } from './graph-problem.ts';

/** What a write may say; a property Planner does not take from a client is refused, as Graph refuses it. */
export type Change = Record<string, unknown>;

/** Who writes and when; `hint` is the order hint a thing gets that asks for " !". */
export type Writing = { now: string; who: string | null; hint: string };

/** Microsoft's published Planner limits that our client can meet. */
export const plannerLimits = {
  checklistItems: 20,
  assignees: 20,
  references: 10,
  buckets: 200,
  tasks: 9000,
  activeTasks: 2400,
};

const ignored = new Set(['@odata.type', '@odata.etag', '@odata.context', 'id']);

export function onlyWritable(change: Change, type: string, writable: string[]): Change {
  for (const name of Object.keys(change)) {
    if (ignored.has(name) || writable.includes(name)) continue;
    throw badRequest(`The property '${name}' cannot be written on type 'microsoft.graph.${type}'.`);
  }
  return change;
}

export function changedPlan(plan: PlannerPlan, change: Change): PlannerPlan {
  onlyWritable(change, 'plannerPlan', ['title']);
  return { ...plan, title: text(change, 'title', plan.title, 255) };
}

export function changedPlanDetails(details: PlannerPlanDetails, change: Change): PlannerPlanDetails {
  onlyWritable(change, 'plannerPlanDetails', ['categoryDescriptions', 'sharedWith']);
  const categories = { ...details.categoryDescriptions, ...record(change.categoryDescriptions) };
  for (const [name, words] of Object.entries(categories)) {
    if (!isCategory(name) || (words !== null && (typeof words !== 'string' || words.length > 100)))
      throw badRequest(`The category description '${name}' is not valid.`);
  }
  return {
    ...details,
    categoryDescriptions: categories,
    sharedWith: merged(record(details.sharedWith), record(change.sharedWith), (value) => value === true),
  };
}

export function changedBucket(bucket: PlannerBucket, change: Change, writing: Writing): PlannerBucket {
  onlyWritable(change, 'plannerBucket', ['name', 'orderHint']);
  return {
    ...bucket,
    name: text(change, 'name', bucket.name, 255),
    orderHint: orderHint(change.orderHint, bucket.orderHint, writing),
  };
}

export const writableOnTask = [
  'appliedCategories',
  'assigneePriority',
  'assignments',
  'bucketId',
  'conversationThreadId',
  'dueDateTime',
  'orderHint',
  'percentComplete',
  'priority',
  'startDateTime',
  'title',
];

export function changedTask(task: PlannerTask, change: Change, writing: Writing): PlannerTask {
  onlyWritable(change, 'plannerTask', writableOnTask);
  const percentComplete = whole(change, 'percentComplete', task.percentComplete ?? 0, 100);
  const wasComplete = task.percentComplete === 100;
  const isComplete = percentComplete === 100;
  return {
    ...task,
    title: text(change, 'title', task.title, 255),
    bucketId: (change.bucketId ?? task.bucketId ?? null) as string | null,
    dueDateTime: moment(change, 'dueDateTime', task.dueDateTime),
    startDateTime: moment(change, 'startDateTime', task.startDateTime),
    priority: whole(change, 'priority', task.priority ?? 5, 10),
    orderHint: orderHint(change.orderHint, task.orderHint, writing),
    appliedCategories: categoriesOf(task.appliedCategories ?? {}, record(change.appliedCategories)),
    assignments: assigned(task.assignments ?? {}, record(change.assignments), writing),
    percentComplete,
    completedDateTime: isComplete ? (wasComplete ? task.completedDateTime : writing.now) : null,
    completedBy: isComplete ? (wasComplete ? task.completedBy : identity(writing.who)) : null,
  };
}

export function changedTaskDetails(
  details: PlannerTaskDetails,
  change: Change,
  writing: Writing,
): PlannerTaskDetails {
  onlyWritable(change, 'plannerTaskDetails', ['checklist', 'description', 'previewType', 'references']);
  const description = change.description === undefined ? details.description : change.description;
  if (description !== null && (typeof description !== 'string' || description.length > 32768))
    throw badRequest("The property 'description' is not valid.");
  return {
    ...details,
    description,
    previewType: (change.previewType as PlannerTaskDetails['previewType']) ?? details.previewType,
    checklist: checked(details.checklist ?? {}, record(change.checklist), writing),
    references: referenced(details.references ?? {}, record(change.references), writing),
  };
}

/** The counts a task shows of its details. */
export function countsOf(details: PlannerTaskDetails) {
  const items = Object.values((details.checklist ?? {}) as Record<string, { isChecked?: boolean }>);
  return {
    checklistItemCount: items.length,
    activeChecklistItemCount: items.filter((item) => !item.isChecked).length,
    referenceCount: Object.keys(details.references ?? {}).length,
    hasDescription: !!details.description,
  };
}

export function identity(who: string | null) {
  return who ? { user: { id: who, displayName: null } } : { application: { displayName: null, id: null } };
}

function assigned(
  now: PlannerAssignments,
  change: Change,
  writing: Writing,
): NullableOption<PlannerAssignments> {
  const after = merged(now as Change, change, (value, before) => {
    const typedValue = typed(value, 'plannerAssignment');
    return {
      '@odata.type': '#microsoft.graph.plannerAssignment',
      assignedDateTime: writing.now,
      assignedBy: identity(writing.who),
      ...record(before),
      orderHint: orderHint(typedValue.orderHint, record(before).orderHint as string | undefined, writing),
    };
  });
  if (Object.keys(after).length > plannerLimits.assignees) throw limitReached('MaximumAssigneesInTasks');
  return after;
}

function checked(now: PlannerChecklistItems, change: Change, writing: Writing): PlannerChecklistItems {
  let index = 0;
  const after = merged(now as Change, change, (value, before) => {
    const typedValue = onlyWritable(typed(value, 'plannerChecklistItem'), 'plannerChecklistItem', [
      'isChecked',
      'title',
      'orderHint',
    ]);
    const was = record(before);
    const hint = { ...writing, hint: `${writing.hint}${String(index++).padStart(2, '0')}` };
    return {
      '@odata.type': '#microsoft.graph.plannerChecklistItem',
      title: text(typedValue, 'title', was.title as string | undefined, 100),
      isChecked: (typedValue.isChecked as boolean | undefined) ?? was.isChecked ?? false,
      orderHint: orderHint(typedValue.orderHint, was.orderHint as string | undefined, hint),
      lastModifiedDateTime: writing.now,
      lastModifiedBy: identity(writing.who),
    };
  });
  if (Object.keys(after).length > plannerLimits.checklistItems)
    throw limitReached('MaximumChecklistItemsOnTask');
  return after;
}

function referenced(now: PlannerExternalReferences, change: Change, writing: Writing) {
  const after = merged(now as Change, change, (value, before) => {
    const typedValue = typed(value, 'plannerExternalReference');
    return {
      '@odata.type': '#microsoft.graph.plannerExternalReference',
      ...record(before),
      ...typedValue,
      lastModifiedDateTime: writing.now,
      lastModifiedBy: identity(writing.who),
    };
  });
  if (Object.keys(after).length > plannerLimits.references) throw limitReached('MaximumReferencesOnTask');
  return after;
}

function categoriesOf(now: object, change: Change) {
  for (const [name, value] of Object.entries(change))
    if (!name.startsWith('@') && (!isCategory(name) || (typeof value !== 'boolean' && value !== null)))
      throw badRequest(`The category '${name}' is not valid.`);
  const after = merged(now as Change, change, (value) => value);
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value === true));
}

/** Graph's open types: a property left out stays, null takes it away. */
function merged(now: Change, change: Change, make: (value: unknown, before: unknown) => unknown): Change {
  const after = { ...now };
  for (const [name, value] of Object.entries(change)) {
    if (name.startsWith('@')) continue;
    if (value === null) delete after[name];
    else after[name] = make(value, now[name]);
  }
  return after;
}

function typed(value: unknown, type: string): Change {
  const change = record(value);
  if (String(change['@odata.type']).replace('#', '') !== `microsoft.graph.${type}`)
    throw badRequest(`An untyped value was given where '@odata.type' must say '#microsoft.graph.${type}'.`);
  return change;
}

/**
 * Takes a wish of the form "<hint before> <hint after>!" and keeps the order, not Planner's own arithmetic.
 * A hint that was read from Planner and is sent back is refused, as the real one does.
 */
function orderHint(change: unknown, before: string | null | undefined, writing: Writing): string {
  if (change === undefined || change === null) return before ?? writing.hint;
  if (typeof change !== 'string' || !/^\S* \S*!$/.test(change))
    throw badRequest(`The order hint ${JSON.stringify(change)} is not valid.`);
  const previous = change.split(' ')[0];
  return previous ? `${previous}U` : (before ?? writing.hint);
}

function text(change: Change, name: string, before: string | null | undefined, longest: number): string {
  const value = change[name] === undefined ? before : change[name];
  if (typeof value !== 'string' || value.trim() === '' || value.length > longest)
    throw badRequest(`The property '${name}' must have between 1 and ${longest} characters.`);
  return value;
}

function whole(change: Change, name: string, before: number, most: number): number {
  const value = change[name] === undefined ? before : change[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw badRequest(`The property '${name}' must be a whole number from 0 to ${most}.`);
  return value;
}

function moment(change: Change, name: string, before: string | null | undefined): string | null {
  const value = change[name] === undefined ? before : change[name];
  if (value === null || value === undefined) return null;
  if (
    typeof value !== 'string' ||
    !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(value) ||
    isNaN(Date.parse(value))
  )
    throw badRequest(`The property '${name}' must be a date-time with its offset.`);
  return new Date(value).toISOString().replace('.000Z', 'Z');
}

function record(value: unknown): Change {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw badRequest('An object was expected.');
  return value as Change;
}

function isCategory(name: string): boolean {
  return /^category([1-9]|1\d|2[0-5])$/.test(name);
}

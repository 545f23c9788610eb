import ts from 'typescript';
import { callsIn, doing, functionsOf, keyOf, writesRows, type Called } from './functions-of.ts';

export interface ShapeRules {
  /** Files whose functions ask whether a person may; one of them has to be called. */
  guards: readonly string[];
  /** Operations, as `file#name`, that ask nobody, and why. */
  asksNobody: Readonly<Record<string, string>>;
  /** Functions, as `file#name`, that write audit entries. */
  audits: readonly string[];
  /** Files, or functions as `file#name`, that write without an audit entry of their own, and why. */
  writesUnaudited: Readonly<Record<string, string>>;
  /** Properties and functions that reach outside the database. */
  outside: readonly string[];
  /** Functions of the store, as `file#name`, that write. */
  storeWrites: ReadonlySet<string>;
  /** Functions of all operations, as `file#name`, that reach outside. */
  reachers: ReadonlySet<string>;
  /** The file that makes contexts: it alone takes times, readings, transactions and locks. */
  context: string;
}

/** What is wrong with the shape of a file's operations, each as `file: name what`. */
export function shapeFaults(
  source: ts.SourceFile,
  calledByDoors: ReadonlySet<string>,
  rules: ShapeRules,
): string[] {
  const file = source.fileName;
  const faults: string[] = [];
  const asks = (root: ts.Node): boolean =>
    callsIn(root, source).some(
      ({ key }) => rules.guards.includes(key.split('#')[0] ?? '') && key.includes('#'),
    );
  const isWrite = ({ key }: Called): boolean =>
    rules.storeWrites.has(key) ||
    /^(transaction|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/.test(key);
  const writes = (root: ts.Node): boolean => writesRows(root) || callsIn(root, source).some(isWrite);
  const isAudit = ({ key }: Called): boolean => rules.audits.includes(key);
  const asking = doing([source], asks);
  const writing = doing([source], writes);
  const auditing = doing([source], (root) => callsIn(root, source).some(isAudit));
  const reaching = new Set([
    ...doing([source], (root) => reachesOutside(root, rules.outside)),
    ...rules.reachers,
  ]);

  for (const one of functionsOf(source)) {
    const { name, node } = one;
    const say = (fault: string): void => void faults.push(`${file}: ${name} ${fault}`);
    const types = node.parameters.map(({ type }) => type?.getText(source) ?? '');
    const at = types.findIndex((type) => /^(Staff)?Context\b/.test(type));
    // With a transaction given, it is a part of somebody else's operation.
    const isOperation = calledByDoors.has(name) && at >= 0 && !types.some((type) => /\bTx\b/.test(type));
    const key = keyOf(one);
    if (isOperation && at > 0) say('does not take ctx first');
    else if (isOperation && types.length > 2) say('takes more than ctx and input');
    else if (isOperation && !asking.has(key) && !(key in rules.asksNobody))
      say('asks nobody whether the person may');
    else if (isOperation && !(key in rules.asksNobody)) {
      const calls = callsIn(node, source);
      const first = (does: (call: Called) => boolean): number =>
        calls.find(does)?.node.getStart(source) ?? Infinity;
      const asked = first(
        (call) => asking.has(call.key) || rules.guards.includes(call.key.split('#')[0] ?? ''),
      );
      if (first((call) => isWrite(call) || writing.has(call.key)) < asked) say('writes before it asks');
    }
    if (
      (one.exported || isOperation) &&
      writing.has(key) &&
      !auditing.has(key) &&
      !(file in rules.writesUnaudited) &&
      !(key in rules.writesUnaudited)
    )
      say('writes and does not audit');
    if (reachesOutsideInTransaction(node, source, reaching, rules.outside))
      say('reaches outside in a transaction');
    if (file !== rules.context) for (const fault of besideContext(node)) say(fault);
  }
  return faults;
}

/** Taken beside the context: another time than the request's, data of another moment, a lock with the old ones. */
function besideContext(root: ts.Node): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const of = nameOf(node.expression);
      if (node.name.text === 'now' && (of === 'clock' || of === 'Date')) found.add('asks the clock');
      if (of === 'store' && (node.name.text === 'withLock' || node.name.text === 'transaction'))
        found.add(`takes a ${node.name.text === 'withLock' ? 'lock' : 'transaction'} beside ctx`);
    }
    if (ts.isNewExpression(node) && nameOf(node.expression) === 'Date' && !node.arguments?.length)
      found.add('asks the clock');
    if (ts.isCallExpression(node) && nameOf(node.expression) === 'momentOf') found.add('asks the clock');
    if (ts.isCallExpression(node) && nameOf(node.expression) === 'beginReading')
      found.add('begins a reading beside ctx');
    ts.forEachChild(node, visit);
  };
  visit(root);
  return [...found];
}

/** Something of the outside is used itself. */
export function reachesOutside(root: ts.Node, outside: readonly string[]): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (
      (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) &&
      outside.includes(nameOf(node.expression))
    )
      found = true;
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** They run the work they are given in a transaction. */
const TRANSACTIONS = ['transaction', 'actOnAction'];

function reachesOutsideInTransaction(
  root: ts.Node,
  source: ts.SourceFile,
  reaching: ReadonlySet<string>,
  outside: readonly string[],
): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TRANSACTIONS.includes(nameOf(node.expression)))
      found ||= node.arguments.some(
        (work) =>
          reachesOutside(work, outside) ||
          callsIn(work, source).some(({ key }) => reaching.has(key)) ||
          (ts.isIdentifier(work) && reaching.has(keyOf({ file: source.fileName, name: work.text }))),
      );
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

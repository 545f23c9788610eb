import ts from 'typescript';

export interface ShapeRules {
  /** Files that ask whether a person may, and refuse. */
  guards: readonly string[];
  /** Files of what a person does with their own affairs, and why. */
  ownAffairs: Readonly<Record<string, string>>;
  /** Files that write audit entries for others. */
  audits: readonly string[];
  /** Files that write without an audit entry of their own, and why. */
  writesUnaudited: Readonly<Record<string, string>>;
  /** Properties and functions that reach outside the database. */
  outside: readonly string[];
}

/** What is wrong with the shape of a file's operations, each as `file: name what`. */
export function shapeFaults(
  source: ts.SourceFile,
  imports: readonly string[],
  calledByDoors: ReadonlySet<string>,
  rules: ShapeRules,
): string[] {
  const file = source.fileName;
  const faults: string[] = [];
  const guarded = imports.some((target) => rules.guards.includes(target)) || file in rules.ownAffairs;
  const audited = imports.some((target) => rules.audits.includes(target)) || file in rules.writesUnaudited;
  for (const { name, node } of functionsOf(source)) {
    const types = node.parameters.map(({ type }) => type?.getText(source) ?? '');
    const at = types.findIndex((type) => /^(Staff)?Context\b/.test(type));
    // With a transaction given, it is a part of somebody else's operation.
    const isOperation = calledByDoors.has(name) && at >= 0 && !types.some((type) => /\bTx\b/.test(type));
    const say = (fault: string) => void faults.push(`${file}: ${name} ${fault}`);
    if (isOperation && at > 0) say('does not take ctx first');
    else if (isOperation && types.length > 2) say('takes more than ctx and input');
    else if (isOperation && types[0] === 'StaffContext' && !guarded && name !== 'whoAmI')
      say('asks nobody whether the person may');
    const uses = usesIn(node, rules.outside);
    if (uses.writes && !audited) say('writes and does not audit');
    if (uses.reachesOutside) say('reaches outside in a transaction');
    if (uses.asksClock && at >= 0) say('asks the clock');
  }
  return faults;
}

interface NamedFunction {
  name: string;
  node: ts.FunctionLikeDeclaration;
}

function functionsOf(source: ts.SourceFile): NamedFunction[] {
  return source.statements.flatMap((statement): NamedFunction[] => {
    if (ts.isFunctionDeclaration(statement) && statement.name)
      return [{ name: statement.name.text, node: statement }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer && ts.isArrowFunction(initializer)
        ? [{ name: name.text, node: initializer }]
        : [],
    );
  });
}

function usesIn(root: ts.Node, outside: readonly string[]) {
  const found = { writes: false, reachesOutside: false, asksClock: false };
  const visit = (node: ts.Node, inTransaction: boolean): void => {
    const isTransaction = ts.isCallExpression(node) && nameOf(node.expression) === 'transaction';
    if (isTransaction) found.writes = true;
    if (inTransaction && ts.isPropertyAccessExpression(node) && outside.includes(nameOf(node.expression)))
      found.reachesOutside = true;
    if (inTransaction && ts.isCallExpression(node) && outside.includes(nameOf(node.expression)))
      found.reachesOutside = true;
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'now' &&
      nameOf(node.expression) === 'clock'
    )
      found.asksClock = true;
    ts.forEachChild(node, (child) => visit(child, inTransaction || isTransaction));
  };
  visit(root, false);
  return found;
}

function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** The functions of source files: what each calls, and which others it reaches. */
import ts from 'typescript';
import { ourFile } from './import-faults.ts';

export interface NamedFunction {
  file: string;
  name: string;
  exported: boolean;
  node: ts.FunctionLikeDeclaration;
}

/** `file#name` of a function of ours. */
export const keyOf = ({ file, name }: Pick<NamedFunction, 'file' | 'name'>): string => `${file}#${name}`;

/** Declared functions, functions kept in constants, and methods by their own name. */
export function functionsOf(source: ts.SourceFile): NamedFunction[] {
  const file = source.fileName;
  return source.statements.flatMap((statement): NamedFunction[] => {
    const exported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const named = (name: ts.Node | undefined, node: ts.FunctionLikeDeclaration): NamedFunction[] =>
      name && ts.isIdentifier(name) ? [{ file, name: name.text, exported, node }] : [];
    if (ts.isFunctionDeclaration(statement)) return named(statement.name, statement);
    if (ts.isClassDeclaration(statement))
      return statement.members.flatMap((member) =>
        ts.isMethodDeclaration(member) ? named(member.name, member) : [],
      );
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? named(name, initializer)
        : [],
    );
  });
}

/** What a file imports as values, by the name it has there; a type cannot be called. */
export function importedValues(source: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const clause = statement.importClause;
    const target = ourFile({ file: source.fileName, line: 0, target: statement.moduleSpecifier.text });
    const bindings = clause?.namedBindings;
    if (!clause || clause.isTypeOnly || !bindings || !ts.isNamedImports(bindings)) continue;
    for (const { isTypeOnly, name, propertyName } of bindings.elements)
      if (!isTypeOnly)
        found.set(
          name.text,
          keyOf({ file: target ?? statement.moduleSpecifier.text, name: (propertyName ?? name).text }),
        );
  }
  return found;
}

export interface Called {
  /** Of one of ours `file#name`, else the name alone: `transaction`, `now`. */
  key: string;
  node: ts.Node;
}

/** What a node calls, or gives to a call to be called: functions of its file, imported ones, methods by name. */
export function callsIn(root: ts.Node, source: ts.SourceFile): Called[] {
  const imported = importedValues(source);
  const own = new Set(functionsOf(source).map(({ name }) => name));
  const resolved = (name: string): string =>
    imported.get(name) ?? (own.has(name) ? keyOf({ file: source.fileName, name }) : name);
  const found: Called[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      for (const given of [node.expression, ...node.arguments])
        if (ts.isIdentifier(given)) found.push({ key: resolved(given.text), node: given });
      if (ts.isPropertyAccessExpression(node.expression)) {
        const { text } = node.expression.name;
        found.push({ key: own.has(text) ? resolved(text) : text, node: node.expression.name });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** The functions that do something themselves, or through others of these files. */
export function doing(
  sources: readonly ts.SourceFile[],
  directly: (node: ts.Node, source: ts.SourceFile) => boolean,
): Set<string> {
  const functions = sources.flatMap((source) =>
    functionsOf(source).map((one) => ({
      key: keyOf(one),
      does: directly(one.node, source),
      calls: callsIn(one.node, source).map(({ key }) => key),
    })),
  );
  const found = new Set(functions.filter(({ does }) => does).map(({ key }) => key));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { key, calls } of functions) if (calls.some((called) => found.has(called))) found.add(key);
  }
  return found;
}

/** Whether a query in a node inserts, updates or deletes. */
export function writesRows(root: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      /^(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/.test(node.name.text)
    )
      found = true;
    if (
      ts.isTaggedTemplateExpression(node) &&
      /\b(insert into|update \w+ set|delete from)\b/i.test(node.template.getText())
    )
      found = true;
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

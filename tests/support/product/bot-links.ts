import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { TabPlace } from '#shared/contracts/tab-addresses.ts';

/** A place that the bot links to, as its code writes it. */
interface BotLink {
  writtenAt: string;
  place: TabPlace;
}

/** Every place that the bot links to, in cards, messages and Planner; `values` stand for what only a run knows. */
export function linksOfBot(values: Record<string, string>): BotLink[] {
  return globSync('bot/**/*.ts').flatMap((file) => linksIn(file, readFileSync(file, 'utf8'), values));
}

export function linksIn(file: string, text: string, values: Record<string, string>): BotLink[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: BotLink[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)linkTo$/.test(node.expression.getText(source))) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      const writtenAt = `${file}:${line + 1}`;
      found.push({ writtenAt, place: placeOf(node.arguments[0], writtenAt, values) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function placeOf(
  written: ts.Expression | undefined,
  writtenAt: string,
  values: Record<string, string>,
): TabPlace {
  if (!written || !ts.isObjectLiteralExpression(written))
    throw new Error(`${writtenAt}: write the place where it is linked to, so that it can be opened`);
  const parts = written.properties.map((property) => {
    const name = property.name?.getText() ?? '';
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    if (value && ts.isStringLiteral(value)) return [name, value.text];
    if (value && ts.isArrayLiteralExpression(value))
      return [name, value.elements.map((one) => (ts.isStringLiteral(one) ? one.text : (values[name] ?? '')))];
    const known = values[name];
    if (known === undefined) throw new Error(`${writtenAt}: nothing is known to stand for ${name}`);
    return [name, known];
  });
  return Object.fromEntries(parts) as TabPlace;
}

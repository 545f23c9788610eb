import ts from 'typescript';

/** One import as written: `target` is what stands between the quotes. */
export interface Import {
  file: string;
  line: number;
  target: string;
}

/** Every import of a source text: static, re-exported, of types, dynamic and required. */
export function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const target = targetOf(node);
    if (target !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(target.getStart(source));
      found.push({ file, line: line + 1, target: target.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function targetOf(node: ts.Node): ts.StringLiteralLike | undefined {
  const target =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && imports(node.expression)
          ? node.arguments[0]
          : undefined;
  return target !== undefined && ts.isStringLiteralLike(target) ? target : undefined;
}

function imports(called: ts.Expression): boolean {
  return (
    called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require')
  );
}

import { ts } from 'ts-morph';

/** A class in a user's file, as far as adding methods to it goes. Offsets count UTF-16 units. */
export interface ClassShape {
  /** Names of its methods and of properties that may hold one. */
  members: string[];
  /** Of the closing brace. */
  end: number;
  /** Names that the file imports from anywhere. */
  imported: string[];
  /** Behind the last import, 0 when there is none. */
  importsEnd: number;
}

/**
 * Looks a class up in the text of a TypeScript file.
 * @returns `broken` when the file has syntax errors, nothing when there is no class of that name
 */
export function classMembers(text: string, className: string): ClassShape | 'broken' | undefined {
  const source = ts.createSourceFile('skeleton.ts', text, ts.ScriptTarget.ESNext, true);
  // Where a brace is missing, the class ends elsewhere than it seems to, and with other members.
  if ((source as unknown as { parseDiagnostics: unknown[] }).parseDiagnostics.length > 0) return 'broken';
  const declaration = source.statements.filter(ts.isClassDeclaration).find(each => each.name?.text === className);
  if (!declaration) return undefined;
  const imports = source.statements.filter(ts.isImportDeclaration);
  return {
    members: declaration.members.flatMap(member => memberName(member) ?? []),
    end: declaration.getEnd() - 1,
    imported: imports.flatMap(importedNames),
    importsEnd: imports.at(-1)?.getEnd() ?? 0,
  };
}

/** The name as callers know it, without quotes and brackets around it. */
export function memberName({ name }: ts.ClassElement): string | undefined {
  if (!name) return undefined;
  const expression = ts.isComputedPropertyName(name) ? name.expression : name;
  return ts.isStringLiteralLike(expression) ? expression.text : name.getText();
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const named = importClause?.namedBindings;
  const bindings = named && ts.isNamedImports(named) ? named.elements.map(element => element.name.text) : [];
  return importClause?.name ? [importClause.name.text, ...bindings] : bindings;
}

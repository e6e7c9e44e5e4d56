import type { ClassShape } from '../contracts/class-members.ts';
import type { Skeleton } from './target.ts';

/** Looks a class up in a text; given by `contracts`, which alone knows TypeScript. */
export type FindClass = (text: string, className: string) => ClassShape | 'broken' | undefined;

/**
 * Adds to the user's class the methods that it lacks, and the imports that these need. Nothing else changes.
 * @returns the new text, the same one when nothing is missing, or nothing when the class is not there or the text
 *   has syntax errors
 */
export function mergeSkeleton(text: string, skeleton: Skeleton, findClass: FindClass): string | undefined {
  const shape = findClass(text, skeleton.className);
  if (shape === undefined || shape === 'broken') return undefined;
  const missing = skeleton.methods.filter(method => !shape.members.includes(method.name));
  if (missing.length === 0) return text;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const wanted = new Set(missing.flatMap(method => method.imports));
  const names = skeleton.imports.names.filter(name => wanted.has(name) && !shape.imported.includes(name));
  const line = importLine(names, skeleton.imports, shape.importsEnd > 0);
  const body = text.slice(shape.importsEnd, shape.end).trimEnd();
  const isEmpty = body.endsWith('{');
  const methods = missing.map(method => method.text).join('\n\n');
  const added = `${isEmpty ? '\n' : '\n\n'}${methods}\n`;
  const head = text.slice(0, shape.importsEnd);
  return [head, line, body, added, text.slice(shape.end)]
    .map((part, index) => (index === 1 || index === 3 ? part.replaceAll('\n', lineEnd) : part))
    .join('');
}

function importLine(names: string[], { from, values = [] }: Skeleton['imports'], isBehindAnother: boolean): string {
  if (names.length === 0) return '';
  const isType = (name: string) => !values.includes(name);
  const line = names.every(isType)
    ? `import type { ${names.join(', ')} } from '${from}';`
    : `import { ${names.map(name => (isType(name) ? `type ${name}` : name)).join(', ')} } from '${from}';`;
  return isBehindAnother ? `\n${line}` : `${line}\n`;
}

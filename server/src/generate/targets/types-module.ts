import type { Model, Type, TypeDeclaration } from '../../contracts/model.ts';
import { remember } from '../../remember.ts';
import type { Names } from './names.ts';
import { DATE_ALIAS, facetTags, mentionedTypes, printObject, printType } from './print-type.ts';
import { docComment, indent, key, literal, tag, withoutTrailingSpaces } from './source-text.ts';

const DATE_COMMENT = docComment(
  'A date and time in ISO 8601, as JSON carries a `Date`: `2026-05-01T08:30:00.000Z`, `new Date().toISOString()`.',
);

/** The text of `types.ts`: every type of a model, in the order of their names. */
export function typesModule(model: Model, names: Names): string {
  const dateType = names.ours(DATE_ALIAS);
  const declarations = model.types.map(declaration => printDeclaration(declaration, dateType, undefined));
  if (mentionsDate(model, dateType)) {
    declarations.unshift(`${DATE_COMMENT}export type ${dateType} = string;\n`);
  }
  return declarations.length === 0 ? 'export {};\n' : declarations.join('\n');
}

function mentionsDate(model: Model, dateType: string): boolean {
  const operations = model.services.flatMap(service => service.operations);
  const types = [
    ...operations.flatMap(({ request, result }) => [request?.type, result].filter(type => type !== undefined)),
    ...model.types.map(({ type }) => type),
  ];
  return types.some(type => mentions(type, dateType, undefined));
}

const mentions = remember((type: Type, name: string) => mentionedTypes(type, name).includes(name));

const printDeclaration = remember((declaration: TypeDeclaration, dateType: string) =>
  withoutTrailingSpaces(declarationText(declaration, dateType)),
);

function declarationText({ name, type, description, deprecated, facets }: TypeDeclaration, dateType: string): string {
  const doc = docComment(description, [...facetTags(facets), ...tag('deprecated', deprecated)]);
  switch (type.kind) {
    case 'object':
      return `${doc}export interface ${name} ${printObject(type.properties, dateType)}\n`;
    case 'enum': {
      const members = type.members.map(
        member => `${docComment(member.description)}${key(member.name, 'literal')}: ${literal(member.value)},\n`,
      );
      const alias = `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`;
      return `${doc}export const ${name} = {\n${indent(members.join(''))}} as const;\n${alias}`;
    }
    default:
      return `${doc}export type ${name} = ${printType(type, dateType)};\n`;
  }
}

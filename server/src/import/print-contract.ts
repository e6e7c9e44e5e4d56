import type { EnumMember } from '../contracts/model.ts';
import { printType } from '../generate/targets/print-type.ts';
import { importLine, indent, key, literal, withoutTrailingSpaces } from '../generate/targets/source-text.ts';
import type { ImportedOperation, ImportedProperty, ImportedService, ImportedType, TypeText } from './contract.ts';
import { docText } from './doc-text.ts';

/** What one contract holds. */
export interface ContractContents {
  /** Names of types by the module that they come from. */
  imports: Map<string, string[]>;
  services: ImportedService[];
  types: ImportedType[];
}

/** The text of a contract: imports, services, types. */
export function printContract({ imports, services, types }: ContractContents): string {
  const importLines = [...imports].map(([from, names]) =>
    importLine(
      names.map(name => `type ${name}`),
      from,
    ),
  );
  const parts = [...services.map(printService), ...types.map(printDeclaration)];
  return withoutTrailingSpaces([...(imports.size > 0 ? [importLines.join('')] : []), ...parts].join('\n'));
}

function printService(service: ImportedService): string {
  const operations = service.operations.map(printOperation).join('\n');
  return `${docText(service)}export interface ${service.name} {\n${indent(operations)}}\n`;
}

function printOperation(operation: ImportedOperation): string {
  const { name, request, result } = operation;
  const given = request ? `${request.name}${request.optional ? '?' : ''}: ${typeText(request.type)}` : '';
  const promised = result ? typeText(result) : 'void';
  return `${docText(operation, operationTags(operation))}${key(name, 'interface')}(${given}): Promise<${promised}>;\n`;
}

function operationTags(operation: ImportedOperation): string[] {
  const { operationType, http, form, signCheck, checkLogin, retryable, timeoutMs } = operation;
  return [
    `@operationType ${operationType}`,
    ...(http === undefined ? [] : [`@http ${http}`]),
    ...(form ? ['@consumes form'] : []),
    ...(signCheck ? [] : ['@signCheck no']),
    ...(checkLogin ? ['@checkLogin'] : []),
    ...(retryable ? ['@retryable'] : []),
    ...(timeoutMs === undefined ? [] : [`@timeout ${timeoutMs}`]),
  ];
}

function printDeclaration(type: ImportedType): string {
  const { name, parameters = [], body } = type;
  const doc = docText(type);
  const generic = parameters.length > 0 ? `${name}<${parameters.join(', ')}>` : name;
  switch (body.kind) {
    case 'interface': {
      const bases = body.bases.length > 0 ? ` extends ${body.bases.join(', ')}` : '';
      const members = indent(body.properties.map(printProperty).join(''));
      return `${doc}export interface ${generic}${bases} ${members === '' ? '{}' : `{\n${members}}`}\n`;
    }
    case 'enum':
      return `${doc}export enum ${name} {\n${indent(body.members.map(printMember).join(''))}}\n`;
    case 'alias': {
      const text = typeText(body.type);
      return `${doc}export type ${generic} =${text.startsWith('\n') ? '' : ' '}${text};\n`;
    }
  }
}

function printProperty(property: ImportedProperty): string {
  const { name, type, optional } = property;
  const text = typeText(type);
  const start = `${key(name, 'interface')}${optional ? '?' : ''}:${text.startsWith('\n') ? '' : ' '}`;
  return `${docText(property)}${start}${text.startsWith('\n') ? indent(text) : text};\n`;
}

function printMember({ name, value, description }: EnumMember): string {
  return `${docText({ ...(description && { description }) })}${key(name, 'interface')} = ${literal(value)},\n`;
}

/** A type as it stands in a contract. */
export function typeText(type: TypeText): string {
  return printType(type, 'Date');
}

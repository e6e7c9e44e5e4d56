import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type FindingCode, severityOf } from '../catalog/finding-codes.ts';
import { compareFindings, compareText, type Finding, withoutRepeats } from '../findings.ts';
import { remember } from '../remember.ts';
import type { Model, Operation, Service, SourceLocation, TypeDeclaration } from './model.ts';
import { nameType, nameTypesOfService } from './name-types.ts';
import type { DeclaredType } from './read-context.ts';
import { pascalCase } from './type-name.ts';

/** What was read from one contract. */
export interface ContractReading {
  /** Absolute path. */
  file: string;
  services: Service[];
  /** The types that its operations reach. */
  reached: DeclaredType[];
  findings: Finding[];
  unreadable: boolean;
}

/**
 * Joins contracts into a model: operation types and service names are unique in it (the first by file and place
 * counts, the others are findings), types have unique names, and those that no operation reaches are left out.
 */
export function assemble(readings: ContractReading[], folder: string): { model: Model; findings: Finding[] } {
  const findings = readings.flatMap(reading => reading.findings);
  const services = readings.flatMap(reading => reading.services).sort(byNameAndFile);
  const unique = refuseDuplicates(services, folder, findings);
  const reached = withoutRepeatedTypes(readings);
  const names = uniqueNames(reached, new Set(unique.map(service => service.name)));
  const rename = (key: string) => names.get(key) ?? key;
  const model: Model = {
    services: unique.map(service => nameTypesOfService(service, rename)),
    types: reached.map(type => nameType(type.declaration, rename)).sort((a, b) => compareText(a.name, b.name)),
    unreadable: readings
      .filter(reading => reading.unreadable)
      .map(({ file }) => path.relative(folder, file).split(path.sep).join('/'))
      .sort(compareText),
  };
  // A shared type is read once for each contract that uses it, and says the same each time.
  return { model, findings: withoutRepeats(findings).sort(compareFindings) };
}

function byNameAndFile(a: Service, b: Service): number {
  return compareText(a.name, b.name) || compareText(a.source.file, b.source.file);
}

function refuseDuplicates(services: Service[], folder: string, findings: Finding[]): Service[] {
  const byType = new Map<string, SourceLocation>();
  const byName = new Map<string, SourceLocation>();
  const inFileOrder = [...services].sort((a, b) => compareText(a.source.file, b.source.file));
  const kept = new Map<Service, Operation[]>();
  for (const service of inFileOrder) {
    const first = byName.get(service.name);
    if (first) {
      const message = l10n.t('Service "{0}" is declared in {1} too. Rename one of them.', service.name, place(first));
      findings.push(duplicate('rpc/duplicate-service', message, service.source, first, folder));
      continue;
    }
    byName.set(service.name, service.source);
    kept.set(
      service,
      service.operations.filter(operation => isFirst(operation, byType, folder, findings)),
    );
  }
  return services.filter(service => kept.has(service)).map(service => withOperations(service, kept.get(service) ?? []));
}

/** The service itself when it keeps all of its operations: what is remembered of it stays of use. */
function withOperations(service: Service, operations: Operation[]): Service {
  return operations.length === service.operations.length ? service : { ...service, operations };
}

function isFirst(
  operation: Operation,
  byType: Map<string, SourceLocation>,
  folder: string,
  findings: Finding[],
): boolean {
  const first = byType.get(operation.operationType);
  if (!first) return Boolean(byType.set(operation.operationType, operation.source));
  const message = l10n.t(
    'Operation type "{0}" belongs to {1} too. The gateway knows one operation by it: change one of them.',
    operation.operationType,
    place(first),
  );
  findings.push(duplicate('rpc/duplicate-operation-type', message, operation.source, first, folder));
  return false;
}

function place(source: SourceLocation): string {
  return `${source.file}:${source.range.start.line + 1}`;
}

function duplicate(
  code: FindingCode,
  message: string,
  source: SourceLocation,
  first: SourceLocation,
  folder: string,
): Finding {
  return {
    code,
    severity: severityOf(code),
    message,
    file: path.resolve(folder, source.file),
    range: source.range,
    related: [{ message: l10n.t('The first one.'), file: path.resolve(folder, first.file), range: first.range }],
  };
}

/** One declaration for each key: a type that several contracts share was read once for each. */
function withoutRepeatedTypes(readings: ContractReading[]): DeclaredType[] {
  const reached = new Map<string, DeclaredType>();
  for (const { reached: types } of readings) {
    for (const type of inOrder(types, '', undefined)) if (!reached.has(type.key)) reached.set(type.key, type);
  }
  // What is in order already, contract by contract, costs little.
  return [...reached.values()].sort(byKey);
}

const inOrder = remember((types: DeclaredType[], _version: string, _more: undefined) => [...types].sort(byKey));

function byKey(a: DeclaredType, b: DeclaredType): number {
  return compareText(a.key, b.key);
}

/** Types that share a name are told apart by their file's: `Address` of `account.rpc.ts` becomes `AccountAddress`. */
function uniqueNames(declared: DeclaredType[], taken: Set<string>): Map<string, string> {
  const byName = groupByName(declared);
  const names = new Map<string, string>();
  for (const [name, sharers] of byName) {
    const isAlone = sharers.length === 1 && !taken.has(name);
    for (const { key, declaration } of sharers) names.set(key, isAlone ? name : freeName(name, declaration, taken));
    if (isAlone) taken.add(name);
  }
  return names;
}

function groupByName(declared: DeclaredType[]): Map<string, DeclaredType[]> {
  const groups = new Map<string, DeclaredType[]>();
  for (const type of declared) {
    const group = groups.get(type.preferredName);
    if (group) group.push(type);
    else groups.set(type.preferredName, [type]);
  }
  return groups;
}

function freeName(name: string, declaration: TypeDeclaration, taken: Set<string>): string {
  const stem = path.posix.basename(declaration.source.file).replace(/(\.rpc)?(\.d)?\.[cm]?tsx?$/, '');
  const qualified = pascalCase(stem) + name;
  let free = qualified;
  for (let count = 2; taken.has(free); count++) free = `${qualified}${count}`;
  taken.add(free);
  return free;
}

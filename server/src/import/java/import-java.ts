import * as l10n from '@vscode/l10n';
import type { ImportedContracts, ImportedType, SourceText } from '../contract.ts';
import { typeName, typeNames } from '../names.ts';
import type { Report } from '../report.ts';
import { declareClass } from './class-declarations.ts';
import { ClassIndex } from './class-index.ts';
import { isService, type KnownOperations, readService } from './operations.ts';
import { readClasses } from './read-classes.ts';
import { TypeConverter } from './type-converter.ts';

/**
 * Java sources as contracts: each interface or class with `@OperationType` is a service, and the classes that its
 * methods need are types.
 * @param reports one for each source
 */
export function importJava(sources: SourceText[], reports: Report[]): ImportedContracts {
  const classes = sources.flatMap((source, index) => readClasses(source, reports[index] as Report));
  const index = new ClassIndex(classes);
  const names = typeNames();
  const types: ImportedType[] = [];
  const holders = classes.filter(isService);
  const ofServices = holders.map(java => [java, names.take(typeName(java.name))] as const);
  const converter = new TypeConverter(index, names, types);
  const known: KnownOperations = new Map();
  const services = ofServices.map(([java, name]) => readService(java, name, known, converter, index));
  for (let java = converter.waiting.shift(); java; java = converter.waiting.shift()) {
    types.push(declareClass(java, converter, index));
  }
  if (holders.length === 0) {
    reports[0]?.add(
      'error',
      'no-operations',
      { start: 0, end: 0 },
      l10n.t('There is no method with @OperationType here.'),
    );
  }
  return { services: services.filter(({ operations }) => operations.length > 0), types };
}

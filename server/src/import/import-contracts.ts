import type { Finding } from '../findings.ts';
import { compareFindings } from '../findings.ts';
import type { ContractText, ImportedContracts, SourceText } from './contract.ts';
import type { ImportKind } from './import-kind.ts';
import { importJava } from './java/import-java.ts';
import { layOut } from './layout.ts';
import { type ImportNames, typeNames, UniqueNames } from './names.ts';
import { importOpenApi } from './openapi/import-openapi.ts';
import { ImportStopped, Report } from './report.ts';

export interface ImportOptions {
  kind: ImportKind;
  /** Of operation types that the source does not give; empty for none. */
  prefix: string;
}

export interface ImportResult {
  /** Empty when nothing can be imported; the findings say why. */
  contracts: ContractText[];
  services: number;
  operations: number;
  findings: Finding[];
}

/**
 * Makes contracts of an OpenAPI 3 document, or of Java sources. Reads and writes nothing: text in, text out. What
 * contracts cannot say is a finding at its place in the source.
 */
export function importContracts(sources: SourceText[], { kind, prefix }: ImportOptions): ImportResult {
  const reports = sources.map(({ file, text }) => new Report(file, text));
  const { services, types } = kind === 'java' ? importJava(sources, reports) : importAll(sources, prefix, reports);
  const operations = services.flatMap(service => service.operations).length;
  return {
    contracts: operations > 0 ? layOut({ services, types }) : [],
    services: services.length,
    operations,
    findings: reports.flatMap(report => report.findings).sort(compareFindings),
  };
}

/** Each document by itself, under names that are unique in all. One that cannot be used stops no other. */
function importAll(sources: SourceText[], prefix: string, reports: Report[]): ImportedContracts {
  const names: ImportNames = { types: typeNames(), operationTypes: new UniqueNames(), prefix };
  const all: ImportedContracts = { services: [], types: [] };
  for (const [index, source] of sources.entries()) {
    try {
      const { services, types } = importOpenApi(source, names, reports[index] as Report);
      all.services.push(...services);
      all.types.push(...types);
    } catch (error) {
      if (!(error instanceof ImportStopped)) throw error;
    }
  }
  return all;
}

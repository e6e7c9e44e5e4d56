import * as l10n from '@vscode/l10n';
import type { Severity } from '../findings.ts';
import { nearest } from '../nearest.ts';
import type { OperationSite } from './operation-site.ts';

/** A site whose operation no contract has. */
export interface UnknownOperation {
  site: OperationSite;
  severity: Severity;
  message: string;
  /** Operation types that were probably meant. */
  replacements: string[];
}

/**
 * The calls and declarations in a source that no contract knows. One that looks like a contract's operation is most
 * likely misspelled and a warning; others may belong to contracts that are kept elsewhere.
 * @param known the operation types of all contracts
 */
export function unknownOperations(sites: readonly OperationSite[], known: ReadonlySet<string>): UnknownOperation[] {
  const isUnknown = ({ kind, operationType }: OperationSite) => kind !== 'mention' && !known.has(operationType);
  const unknown = sites.filter(isUnknown);
  if (unknown.length === 0) return [];
  const parents = new Set([...known].map(parentOf));
  return unknown.map(site => {
    const { operationType } = site;
    const similar = nearest(operationType, known);
    const isAmongOurs = similar !== undefined || parents.has(parentOf(operationType));
    return {
      site,
      severity: isAmongOurs ? 'warning' : 'info',
      message: messageFor(operationType, similar),
      replacements: similar === undefined ? [] : [similar],
    };
  });
}

function messageFor(operationType: string, similar: string | undefined): string {
  return similar === undefined
    ? l10n.t('No contract has the operation type "{0}".', operationType)
    : l10n.t('No contract has the operation type "{0}". Did you mean "{1}"?', operationType, similar);
}

function parentOf(operationType: string): string {
  return operationType.slice(0, operationType.lastIndexOf('.'));
}

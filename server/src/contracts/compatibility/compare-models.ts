import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { type FindingCode, severityOf } from '../../catalog/finding-codes.ts';
import { compareFindings, FILE_START, type Finding, type Severity, withoutRepeats } from '../../findings.ts';
import type { Model, Operation, Service } from '../model.ts';
import { operationsByType } from '../model-index.ts';
import type { Spot } from './alternatives.ts';
import { compareOperations } from './compare-operations.ts';
import { type Report, TypeComparison } from './compare-types.ts';

/**
 * What in a contract breaks apps that were released with an older one, each at its place in the new contract. Operations
 * are the same when their operation types are: what methods, services and types are called is not on the wire.
 * Contracts that cannot be read now are left out: that is a finding of its own.
 * @param folder of the config, which the models' places are relative to
 */
export function compareModels(before: Model, after: Model, folder: string): Finding[] {
  const findings: Finding[] = [];
  const report = ({ source }: Spot, code: FindingCode, message: string, severity: Severity = severityOf(code)) => {
    findings.push({ code, severity, message, file: path.resolve(folder, source.file), range: source.range });
  };
  const models = { before, after };
  const requests = new TypeComparison(models, 'request', report);
  const responses = new TypeComparison(models, 'response', report);
  const now = operationsByType(after);
  for (const { service, operation } of operationsByType(before).values()) {
    const same = now.get(operation.operationType);
    if (same) compareOperations(operation, same.operation, { ...models, requests, responses, report });
    else if (!after.unreadable.includes(operation.source.file)) reportGone(operation, service, after, report);
  }
  return withoutRepeats(findings).sort(compareFindings);
}

/** Released apps get 3000 then (documented AY/64260). */
function reportGone(operation: Operation, { name }: Service, after: Model, report: Report): void {
  const { operationType } = operation;
  const service = after.services.find(each => each.name === name);
  const renamed = service?.operations.find(each => each.name === operation.name);
  if (renamed) {
    const message = l10n.t(
      'The operation type was {0} and is {1} now. Released apps call the former and get 3000. Keep an operation of that type.',
      operationType,
      renamed.operationType,
    );
    report({ name: renamed.name, source: renamed.source }, 'rpc/renamed-operation-type', message);
    return;
  }
  const message = l10n.t(
    'The operation {0} is gone. Released apps that call it get 3000. Keep it for as long as they are in use.',
    operationType,
  );
  const source = service?.source ?? { file: operation.source.file, range: FILE_START };
  report({ name, source }, 'rpc/removed-operation', message);
}

import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { operationsOf } from '../contracts/model.ts';
import { fileKey } from '../files/paths.ts';
import { compareText, type Finding, type RelatedPlace } from '../findings.ts';
import type { Analysis } from './project.ts';

/** An operation as one of several configs has it. */
interface Declared extends Omit<RelatedPlace, 'message'> {
  operationType: string;
  name: string;
}

/**
 * Operation types that contracts of different configs have for the same app and workspace: the gateway knows one
 * operation by each (documented: unique per environment and app). A contract that two configs share is one contract.
 * @returns a finding at each of the places, with the others
 */
export function duplicatesAcross(analyses: readonly Pick<Analysis, 'config' | 'model'>[]): Finding[] {
  return [...groupByApp(analyses).values()].flatMap(declared =>
    [...groupByType(declared).values()].flatMap(findingsFor),
  );
}

function groupByApp(analyses: readonly Pick<Analysis, 'config' | 'model'>[]): Map<string, Declared[]> {
  const groups = new Map<string, Declared[]>();
  for (const { config, model } of analyses) {
    if (!config) continue;
    const app = `${config.app.appId}/${config.app.workspaceId}`;
    const declared = operationsOf(model).map(({ operationType, name, source }) => ({
      operationType,
      name,
      file: path.resolve(config.folder, source.file),
      range: source.range,
    }));
    groups.set(app, [...(groups.get(app) ?? []), ...declared]);
  }
  return groups;
}

function groupByType(declared: readonly Declared[]): Map<string, Declared[]> {
  const groups = new Map<string, Declared[]>();
  for (const each of declared) {
    const group = groups.get(each.operationType);
    if (!group) groups.set(each.operationType, [each]);
    else if (!group.some(other => fileKey(other.file) === fileKey(each.file))) group.push(each);
  }
  return groups;
}

function findingsFor(group: readonly Declared[]): Finding[] {
  if (group.length < 2) return [];
  const places = [...group].sort((a, b) => compareText(a.file, b.file));
  return places.map(here => ({
    code: 'rpc/duplicate-operation-type',
    severity: 'warning',
    message: l10n.t(
      'Another config of this workspace has the operation type "{0}" for the same app. The gateway knows one operation by it.',
      here.operationType,
    ),
    file: here.file,
    range: here.range,
    related: places
      .filter(other => other !== here)
      .map(({ name, file, range }) => ({ message: l10n.t('"{0}" has it too.', name), file, range })),
  }));
}

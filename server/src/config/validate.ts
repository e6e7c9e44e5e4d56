import * as l10n from '@vscode/l10n';
import type { ErrorObject } from 'ajv';
import { getNodeValue, type JSONPath, type Node } from 'jsonc-parser';
import type { Finding } from '../findings.ts';
import { matchesSchema } from './config-schema.ts';
import { keyRange, valueRange } from './json-places.ts';

/**
 * Checks a parsed config against its schema.
 * @returns one finding a place, each with its mend; empty when the config is valid
 */
export function validateConfig(file: string, text: string, root: Node): Finding[] {
  if (matchesSchema(getNodeValue(root))) return [];
  const findings = new Map<string, Finding>();
  for (const error of matchesSchema.errors ?? []) {
    // What it says of a name is an error of its own.
    if (error.keyword === 'propertyNames') continue;
    const finding = findingOf(error, file, text, root);
    const place = JSON.stringify(finding.range);
    if (!findings.has(place)) findings.set(place, finding);
  }
  return [...findings.values()];
}

function findingOf(error: ErrorObject, file: string, text: string, root: Node): Finding {
  const path = jsonPath(error.instancePath);
  const name = path.length > 0 ? path.join('.') : 'mpaas.config.json';
  const finding = { severity: 'error' as const, file, range: valueRange(text, root, path) };
  if (error.schemaPath.includes('/secret/') && error.keyword !== 'pattern') {
    const message = l10n.t(
      '{0} has to name a secret, as { "env": "NAME" } or { "file": "path" }. Secrets are never written in the config.',
      name,
    );
    return { ...finding, code: 'config/secret-in-config', message };
  }
  if (error.propertyName !== undefined) {
    const message = l10n.t('"{0}" cannot be a name here.', error.propertyName);
    return {
      ...finding,
      code: 'config/invalid-value',
      message,
      range: keyRange(text, root, [...path, error.propertyName]),
    };
  }
  switch (error.keyword) {
    case 'additionalProperties': {
      const key: string = error.params.additionalProperty;
      const known = Object.keys(error.parentSchema?.properties ?? {}).join(', ');
      const message = l10n.t('"{0}" is no setting here. Known: {1}.', key, known);
      return { ...finding, code: 'config/unknown-key', message, range: keyRange(text, root, [...path, key]) };
    }
    case 'required':
      return {
        ...finding,
        code: 'config/missing-key',
        message: l10n.t('{0} lacks "{1}".', name, error.params.missingProperty),
      };
    case 'enum': {
      const allowed = error.params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(', ');
      const isTarget = path.at(-1) === 'target';
      return {
        ...finding,
        code: isTarget ? 'config/unknown-target' : 'config/invalid-value',
        message: isTarget
          ? l10n.t('There is no target {0}. Targets: {1}.', JSON.stringify(error.data), allowed)
          : l10n.t('{0} has to be one of {1}.', name, allowed),
      };
    }
    case 'type':
      return {
        ...finding,
        code: 'config/invalid-value',
        message: l10n.t('{0} has to be of type {1}.', name, String(error.params.type)),
      };
    default:
      return {
        ...finding,
        code: 'config/invalid-value',
        message: l10n.t('{0} is not valid: {1}.', name, error.message ?? error.keyword),
      };
  }
}

function jsonPath(pointer: string): JSONPath {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
}

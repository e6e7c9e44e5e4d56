import * as l10n from '@vscode/l10n';
import type { HttpMapping, Model, Operation } from '../model.ts';
import { alternativesOf, type Spot } from './alternatives.ts';
import type { Report, TypeComparison } from './compare-types.ts';
import { describeAlternatives } from './describe-type.ts';
import { requiredField } from './messages.ts';

/** What two models are compared with. */
export interface Comparison {
  before: Model;
  after: Model;
  /** Types, in each direction: what several operations share is compared once in each. */
  requests: TypeComparison;
  responses: TypeComparison;
  report: Report;
}

/** Whether released apps that know an operation as it was can call it as it is. */
export function compareOperations(before: Operation, after: Operation, comparison: Comparison): void {
  const spot = { name: after.name, source: after.source };
  compareRequests(before, after, spot, comparison);
  compareResults(before, after, spot, comparison);
  comparePolicies(before, after, spot, comparison.report);
  compareHttp(before, after, spot, comparison.report);
}

function compareRequests(before: Operation, after: Operation, spot: Spot, { requests, report }: Comparison): void {
  if (!after.request) {
    if (before.request) {
      const message = l10n.t('"{0}" takes no request any more. Released apps still send one.', spot.name);
      report(spot, 'rpc/removed-field', message, 'info');
    }
    return;
  }
  const request = { name: `${spot.name}(${after.request.name})`, source: spot.source };
  if (!after.request.optional && (!before.request || before.request.optional)) {
    report(spot, 'rpc/required-field', requiredField(request.name, !before.request));
  }
  if (before.request) requests.compare({ type: before.request.type }, { type: after.request.type }, request);
}

function compareResults(before: Operation, after: Operation, spot: Spot, comparison: Comparison): void {
  if (!before.result) return;
  if (after.result) {
    const result = { name: `${spot.name}()`, source: spot.source };
    comparison.responses.compare({ type: before.result }, { type: after.result }, result);
    return;
  }
  const message = l10n.t(
    '"{0}" gave {1} and gives nothing now. Released apps expect the former.',
    spot.name,
    describeAlternatives(alternativesOf(before.result, comparison.before)),
  );
  comparison.report(spot, 'rpc/changed-type', message);
}

/** 7014 and 2000 are what the gateway answers then (documented AY/64260). */
function comparePolicies(before: Operation, after: Operation, spot: Spot, report: Report): void {
  if (!before.signCheck && after.signCheck) {
    const message = l10n.t(
      'Requests of "{0}" were not signed and have to be now. Released apps send no signature and get 7014.',
      spot.name,
    );
    report(spot, 'rpc/sign-check-on', message);
  }
  if (!before.checkLogin && after.checkLogin) {
    const message = l10n.t(
      'Anybody could call "{0}", and only users who are signed in may now. Released apps get 2000 for others.',
      spot.name,
    );
    report(spot, 'rpc/login-required', message);
  }
}

/**
 * What apps send depends on the mapping where it has a body: the body goes under `_requestBody`, path parameters beside
 * it (documented AY/72758). Otherwise only the backend sees another mapping.
 */
function compareHttp(before: Operation, after: Operation, spot: Spot, report: Report): void {
  const hasRequest = before.request !== undefined && after.request !== undefined;
  const mappings = [describeHttp(before.http), describeHttp(after.http)] as const;
  if (hasRequest && layoutOf(before.http) !== layoutOf(after.http)) {
    const message = l10n.t(
      '"{0}" was {1} and is {2} now, for which fields of the request travel elsewhere. What released apps send is not understood.',
      spot.name,
      ...mappings,
    );
    report(spot, 'rpc/changed-http', message);
  } else if (mappings[0] !== mappings[1]) {
    const message = l10n.t(
      '"{0}" was {1} and is {2} now. Released apps do not notice, but the backend has to follow.',
      spot.name,
      ...mappings,
    );
    report(spot, 'rpc/changed-http', message, 'info');
  }
}

/** Where the fields of a request are in what apps send. */
function layoutOf({ explicit, method, pathParameters }: HttpMapping): string {
  const hasBody = explicit && (method === 'POST' || method === 'PUT');
  return hasBody ? `body ${[...pathParameters].sort()}` : 'flat';
}

function describeHttp({ explicit, method, path, form }: HttpMapping): string {
  const http = explicit ? `@http ${method} ${path}` : l10n.t('without @http');
  return form ? `${http} @consumes form` : http;
}

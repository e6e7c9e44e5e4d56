import type { Json } from '../../../contracts/model.ts';
import type { Answer } from '../../wire.ts';
import { canonicalJson } from '../canonical.ts';
import { fitsRecording } from './fits-recording.ts';
import { isWithin } from './is-within.ts';

/** What the file of a hand-written answer says. */
export type WrittenMock = { kind: 'answer'; answer: Answer } | MockSequence | MockCases;

/** Answers one after the other. Ours: the console's mock has one. */
export interface MockSequence {
  kind: 'sequence';
  /** At least one. */
  steps: WrittenMock[];
  /** What follows the last: the first again, or the last again. */
  then: 'repeat' | 'stay';
  /** How often it was asked, by scenario. */
  positions: Map<string, number>;
}

/** Answers by what is asked. Ours: the console's mock does not look at the request. */
export interface MockCases {
  kind: 'cases';
  /** By the whole request, as `canonicalJson` writes it: empty for calls without an argument. They count first. */
  whole: ReadonlyMap<string, WrittenMock>;
  /** Those of `whole` whose requests were recorded without their secrets. */
  starred: readonly { request: Json; mock: WrittenMock }[];
  /** By what a request has at least. The first that fits counts. */
  partial: readonly { request: Json; mock: WrittenMock }[];
  otherwise: WrittenMock | undefined;
}

/**
 * The answer to a request; a sequence that is on the way to it moves on.
 * @param scenario for which sequences have a position of their own
 * @returns nothing when no case fits
 */
export function answerOf(mock: WrittenMock, request: Json | undefined, scenario: string): Answer | undefined {
  switch (mock.kind) {
    case 'answer':
      return mock.answer;
    case 'sequence':
      return answerOf(nextStep(mock, scenario), request, scenario);
    case 'cases': {
      const chosen = caseFor(mock, request) ?? mock.otherwise;
      return chosen && answerOf(chosen, request, scenario);
    }
  }
}

function nextStep({ steps, then, positions }: MockSequence, scenario: string): WrittenMock {
  const position = positions.get(scenario) ?? 0;
  positions.set(scenario, position + 1);
  const index = then === 'repeat' ? position % steps.length : Math.min(position, steps.length - 1);
  return steps[index] as WrittenMock;
}

function caseFor({ whole, starred, partial }: MockCases, request: Json | undefined): WrittenMock | undefined {
  const found = whole.size > 0 ? whole.get(canonicalJson(request)) : undefined;
  if (found || request === undefined) return found;
  const fits =
    starred.find(each => fitsRecording(each.request, request)) ?? partial.find(each => isWithin(each.request, request));
  return fits?.mock;
}

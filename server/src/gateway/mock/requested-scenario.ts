import * as l10n from '@vscode/l10n';
import { type Answer, MOCK_SCENARIO_HEADER, refuse } from '../wire.ts';
import { UnknownScenarioError } from './scenarios.ts';

/** The name in a header, which is Latin-1 and so percent-encoded. What is not encoded as it should be is taken as it is. */
export function decodeScenario(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The answer in a scenario that there is not: 5000, which is our choice.
 * @param known names of those that there are
 */
export function refuseScenario(name: string, known: string[]): Answer {
  const { message } = new UnknownScenarioError(name, known);
  const hypothesis = `${message} ${l10n.t('Name another one in {0} or in gateway.scenario.', MOCK_SCENARIO_HEADER)}`;
  return refuse({ code: 5000, hypothesis, expected: known, received: name });
}

import path from 'node:path';
import { mockNameOf } from './mock-name.ts';
import { scenariosIn } from './scenarios.ts';

/**
 * The files that an operation's hand-written answers would be in, whether or not they are there: what holds in all scenarios, then
 * each scenario.
 * @param folder of the mocks, absolute
 */
export function mockFilesOf(folder: string, operationType: string): string[] {
  return ['', ...scenariosIn(folder)].map(scenario => path.join(folder, scenario, mockNameOf(operationType)));
}

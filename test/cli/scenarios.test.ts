import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RESULT_CODES } from '../../server/src/catalog/result-codes.ts';
import { Gateways, sendTo } from '../support/scenario/gateways.ts';
import { matchAnswer } from '../support/scenario/match.ts';
import { parseScenario } from '../support/scenario/parse.ts';
import { completeRequest } from '../support/scenario/request.ts';

const FOLDER = path.resolve(__dirname, '..', 'scenarios');

const SCENARIOS = readdirSync(FOLDER)
  .filter(name => name.endsWith('.txt'))
  .map(name => {
    try {
      return { name, ...parseScenario(readFileSync(path.join(FOLDER, name), 'utf8')) };
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`);
    }
  });

describe('the built gateway, by scenario', () => {
  const gateways = new Gateways();
  after(() => gateways.close());

  for (const scenario of SCENARIOS) {
    it(`${path.basename(scenario.name, '.txt')}: ${scenario.title}`, async () => {
      const gateway = await gateways.for(scenario);
      for (const { request, answer } of scenario.exchanges) {
        matchAnswer(await sendTo(gateway, completeRequest(request)), answer);
      }
    });
  }

  it('has a scenario for every result code of the catalogue', () => {
    const answered = new Set(
      SCENARIOS.flatMap(({ exchanges }) =>
        exchanges.flatMap(({ answer }) =>
          answer.headers.filter(([name]) => name === 'Result-Status').map(([, code]) => code),
        ),
      ),
    );
    const missing = RESULT_CODES.map(({ code }) => String(code)).filter(code => !answered.has(code));
    assert.deepEqual(missing, []);
  });
});

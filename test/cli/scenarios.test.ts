import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { RESULT_CODES } from '../../server/src/catalog/result-codes.ts';
import { Gateways } from '../support/scenario/gateways.ts';
import { matchAnswer } from '../support/scenario/match.ts';
import { type Message, parseScenario } from '../support/scenario/parse.ts';
import { completeRequest } from '../support/scenario/request.ts';
import { sendTo } from '../support/scenario/send.ts';

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

/** The result code, else the HTTP status, else `no answer`. */
function codeOf({ start, headers }: Message): string {
  const code = headers.find(([name, value]) => name === 'Result-Status' && value !== '-')?.[1];
  return code ?? start.replace('HTTP ', '');
}

describe('the built gateway, by scenario', () => {
  const gateways = new Gateways(SCENARIOS);
  after(() => gateways.close());

  for (const scenario of SCENARIOS) {
    it(`${path.basename(scenario.name, '.txt')}: ${scenario.title}`, async () => {
      const gateway = await gateways.for(scenario);
      for (const { request, answer } of scenario.exchanges) {
        matchAnswer(await sendTo(gateway, completeRequest(request, gateway.adminToken)), answer);
      }
      await gateways.leave(scenario);
    });
  }

  it('has a scenario for every result code of the catalogue', () => {
    const answered = new Set(SCENARIOS.flatMap(({ exchanges }) => exchanges.map(({ answer }) => codeOf(answer))));
    const missing = RESULT_CODES.map(({ code }) => String(code)).filter(code => !answered.has(code));
    assert.deepEqual(missing, []);
  });

  it('has scenarios that are named after their last answer', () => {
    const misnamed = SCENARIOS.filter(({ name, exchanges }) => {
      const code = exchanges.map(({ answer }) => codeOf(answer)).at(-1) ?? '';
      return !name.startsWith(`${code.replaceAll(' ', '-')}-`);
    });
    assert.deepEqual(
      misnamed.map(({ name }) => name),
      [],
    );
  });
});

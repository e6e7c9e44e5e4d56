import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findStubCalls, type StubNames } from '../../../server/src/navigation/stub-calls.ts';
import { readMarks, withMarks } from '../../support/marks.ts';

const NAMES: StubNames = new Map([
  ['accountService', new Set(['login', 'logout'])],
  ['orderService', new Set(['get'])],
]);

/** Marks each found method and, by another pair, the parenthesis of its call. */
function check(marked: string, isMarkup = false): void {
  const { text } = readMarks(marked);
  const found = findStubCalls(text, isMarkup, NAMES);
  const spans = found.flatMap(({ start, end, open }) => [
    { start, end },
    { start: open, end: open + 1 },
  ]);
  assert.equal(withMarks(text, spans), marked);
}

describe('calls of generated clients', () => {
  const CALLS = {
    'of a client': 'const result = await rpc.accountService.«login»«(»{ userName });',
    'of a client that is a property': 'this.api.accountService.«logout»«(»);',
    'that may not be there': 'rpc?.accountService?.«login»?.«(»request); rpc!.orderService!.«get»!«(»1);',
    'over several lines':
      'rpc\n  .accountService // of users\n  .«login»«(»request)\n  .then(() => rpc.orderService.«get»«(»{}));',
    'of what a function makes': "createRpc({ show: 'none' }).accountService.«login»«(»request);",
    'of a service that is taken out':
      'const { accountService, orderService: orders } = rpc;\naccountService.«login»«(»request);',
    'of a service that is a parameter': 'function Page({ orderService }) { return orderService.«get»«(»1); }',
    'of a service that is imported': "import { accountService } from './rpc';\naccountService.«logout»«(»);",
    'within each other': 'rpc.accountService.«login»«(»await rpc.orderService.«get»«(»id));',
    'in templates': `\`Hello \${await rpc.accountService.«login»«(»{})}\``,
    'in JSX': "<a onClick={() => rpc.accountService.«logout»«(»)}>don't</a>",
    'half-typed': 'rpc.accountService.«login»«(»{ userName: ',
  };
  for (const [what, marked] of Object.entries(CALLS)) {
    it(`are found: ${what}`, () => check(marked));
  }

  it('are found in pages and components, handlers of events too', () => {
    check('<p>rpc.accountService.login()</p><script>rpc.accountService.«login»«(»request)</script>', true);
    check(
      '<template><a @click="rpc.accountService.«logout»«(»)">out</a></template>\n<script setup lang="ts">\nconst { orderService } = rpc;\norderService.«get»«(»1);\n</script>',
      true,
    );
  });

  const OTHERS = {
    'comments and strings':
      "// rpc.accountService.login()\n/* rpc.accountService.login() */ 'rpc.accountService.login()'",
    'methods of other names': 'rpc.accountService.load(); rpc.accountService.get(1); rpc.orderService.login();',
    'other things of the same name': 'const accountService = new AccountService(); accountService.login();',
    'operations that nobody calls': 'rpc.accountService.login; new Map([[1, rpc.orderService.get]]);',
    'names inside of others': 'rpc.myaccountService.login(); rpc.accountServices.login();',
    spreads: 'f(...accountService.login());',
  };
  for (const [what, text] of Object.entries(OTHERS)) {
    it(`are not ${what}`, () => check(text));
  }

  it('are looked for in any text without failing', () => {
    const parts = fc.constantFrom(
      'rpc',
      '.',
      '?.',
      '!',
      'accountService',
      'login',
      '(',
      ')',
      '{',
      '}',
      '`',
      '${',
      "'",
      '/*',
      '\n',
      '<script>',
    );
    fc.assert(
      fc.property(fc.array(parts), fc.boolean(), (texts, isMarkup) => {
        const text = texts.join('');
        for (const { start, end, open, method } of findStubCalls(text, isMarkup, NAMES)) {
          assert.equal(text.slice(start, end), method);
          assert.equal(text.charAt(open), '(');
        }
      }),
    );
  });
});

import assert from 'node:assert/strict';
import { findOperationSites } from '../../../server/src/call-sites/find-sites.ts';
import type { SiteLanguage } from '../../../server/src/call-sites/languages/language.ts';
import { finds, typedAt } from './marked.ts';

describe('operations in scripts', () => {
  it('are found in calls of every bridge', () => {
    finds(
      'script',
      `
AlipayJSBridge.call('rpc', { operationType: '«call com.example.login»', requestData: [{ name: 'a.b' + c }] }, done);
window.AlipayJSBridge?.call("rpc", { headers: {}, "operationType": "«call com.example.login»" });
my.call('rpc', { requestData: [], operationType: \`«call com.example.login»\`, success() {} });
MP.MGS.call('rpc', { ...options, operationType: '«call com.example.login»', data: {} });
AlipayJSBridge.call('rpc', { operationType: '«call login»' });
`,
    );
  });

  it('are found in what wraps the bridges', () => {
    finds(
      'script',
      `
request({ operationType: '«call com.example.login»' });
const options: Options = { timeout: 1, 'operationType': '«call com.example.login»' };
const operationType = '«call com.example.login»';
let operationType: string = '«call com.example.login»';
options.operationType = "«call com.example.login»";
setOperationType('«call com.example.login»');
const view = <Rpc operationType="«call com.example.login»">don't</Rpc>;
`,
    );
  });

  it('are no more than mentions elsewhere', () => {
    finds(
      'script',
      `
const LOGIN = '«mention com.example.login»';
rpc('«mention com.example.login»', { file: '«mention a.txt»' });
if (operationType === '«mention com.example.login»') count++;
const which = isNew ? operationType : '«mention com.example.login»';
const mocks = { '«mention com.example.login»': () => ({}), [\`«mention com.example.logout»\`]: 1 };
const state = { operationType: '«mention delete»' };
`,
    );
  });

  it('are not found in comments, in other strings, and in parts of strings', () => {
    finds(
      'script',
      `
// operationType: 'com.example.login'
/* operationType: "com.example.login" */
const text = "operationType: 'com.example.login'", pattern = /operationType: 'com.example.login'/;
const it = \`operationType: 'com.example.login' \${ call({ operationType: '«call com.example.login»' }) }\`;
call({ operationType: 'com.example.' + name });
call({ operationType: prefix + '.login' }, { operationType: \`com.example.\${name}\` });
call({ operationType: 'com example', b: './a.b', c: 'https://a.b', d: '1.2', e: 'a..b', f: 'a.b.' });
`,
    );
  });

  it('are found in what is not finished', () => {
    finds('script', "AlipayJSBridge.call('rpc', { operationType: '«call com.example.login»'");
    finds('script', "AlipayJSBridge.call('rpc', { operationType: '«call com.example.login»\nconst a = { b: 'c' }");
    finds('script', "}} ] ) call({ operationType '«mention a.b»' operationType: '«call c.d»'");
  });

  it('come with the call around them', () => {
    assert.deepEqual(
      callsIn(`
a(); AlipayJSBridge.call('rpc', { operationType: 'a.b', requestData: [{ x: [1] }] }, r => r); b();
window.my.call('rpc', { requestData: make(), operationType: 'a.b' });
MP.MGS.call('rpc', { data: { x: 1 }, operationType: 'a.b' });
call({ operationType: 'a.b', requestData: [] });
`),
      [
        "AlipayJSBridge: AlipayJSBridge.call('rpc', { operationType: 'a.b', requestData: [{ x: [1] }] }, r => r) with [{ x: [1] }]",
        "my: my.call('rpc', { requestData: make(), operationType: 'a.b' })",
        "MP.MGS: MP.MGS.call('rpc', { data: { x: 1 }, operationType: 'a.b' }) with { x: 1 }",
      ],
    );
    assert.deepEqual(callsIn("f(my.call('rpc', { operationType: 'a.b', requestData: [1"), [
      "my: my.call('rpc', { operationType: 'a.b', requestData: [1 with [1",
    ]);
  });
});

describe('operations in ArkTS', () => {
  it('are found in calls of the SDK', () => {
    const text = `
const answer = await MPRpc.executeRpc<string>(this, { operationType: '«call login»', needSign: false }, request);
MPRpc.executeRpc<Map<string, List>>(getContext(this, 1), { isPb: false, operationType: '«call com.example.login»' }, request);
MPRpc.executeRpc(this, options, { operationType: '«mention login»' });
`;
    finds('arkts', text);
    assert.deepEqual(callsIn("MPRpc.executeRpc<string>(this, { operationType: 'a.b' }, r).then(f)", 'arkts'), [
      "MPRpc: MPRpc.executeRpc<string>(this, { operationType: 'a.b' }, r)",
    ]);
  });
});

describe('operations in pages', () => {
  it('are found in scripts and handlers', () => {
    finds(
      'markup',
      `
<!-- <script>call({ operationType: 'com.example.login' })</script> -->
<template><p title="com.example.login" @click="rpc({ operationType: '«call com.example.login»' })">don't</p></template>
<script setup lang="ts">
my.call('rpc', { operationType: '«call com.example.login»' });
</script>
<script type="application/json">{ "operationType": "com.example.login" }</script>
<button onclick="AlipayJSBridge.call('rpc', { operationType: '«call login»' })">operationType: 'com.example.login'</button>
<style>a { content: 'com.example.login' }</style>
`,
    );
    finds('markup', `<script>my.call('rpc', { operationType: '«call com.example.login»' }, `);
  });
});

describe('operations in JSON', () => {
  it('are found by the name of their property', () => {
    finds(
      'json',
      `{ "operationType": "«call com.example.login»", "«mention com.example.login»": [{ "operationType": "«mention login»" }] }`,
    );
  });
});

describe('an operation that is being typed in a script', () => {
  const cases: [marked: string, typed: string, language?: SiteLanguage][] = [
    ["my.call('rpc', { operationType: '┆' })", "call ''"],
    ["my.call('rpc', { operationType: '┆", "call ''"],
    ["my.call('rpc', { operationType: 'com.exa┆mple', requestData: [] })", "call 'com.example'"],
    ["my.call('rpc', { operationType: '┆, requestData: [{ name: 'x' }] })", "call ''"],
    ["my.call('rpc', { operationType: 'com.┆ requestData: ['x'] })", "call 'com.'"],
    ['request({\n  operationType: "com.example.┆\n  a: 1 })', 'call "com.example."'],
    ['const operationType = `┆`', 'call ``'],
    ["<script>call({ operationType: '┆' })</script>", "call ''", 'markup'],
    ['<a @click="call({ operationType: \'com┆\' })">', "call 'com'", 'markup'],
    ['{ "operationType": "┆" }', 'call ""', 'json'],
    ["MPRpc.executeRpc(this, { operationType: '┆' })", "call ''", 'arkts'],
    ["my.call('rpc', { operationType: 'a.b', title: '┆' })", 'nothing'],
    ["my.call('rpc', { operationType: ┆'a.b' })", 'nothing'],
    ["my.call('rpc', { operationType: 'a.b'┆ })", 'nothing'],
    ["my.call('rpc', { operationType: 'a.b' + '┆' })", 'nothing'],
    ["// operationType: '┆'", 'nothing'],
  ];
  for (const [marked, typed, language = 'script'] of cases) {
    it(`${marked} is ${typed}`, () => assert.equal(typedAt(language, marked), typed));
  }
});

function callsIn(text: string, language: SiteLanguage = 'script'): string[] {
  return findOperationSites(text, language).flatMap(({ call }) => {
    if (!call) return [];
    const argument = call.requestData ?? call.data;
    const given = argument ? ` with ${text.slice(argument.start, argument.end)}` : '';
    return [`${call.bridge}: ${text.slice(call.start, call.end)}${given}`];
  });
}

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { languageGrammar, withoutScopes, withScopes } from './tokenize.ts';

const FIXTURES = path.resolve(__dirname, '../fixtures/logs');

describe('the grammar of logs', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await languageGrammar('mgs-log');
  });

  /** Marked text: `~~~ scope` stands under what has a scope of ours. */
  const colours = (name: string, marked: string) =>
    it(name, () => assert.equal(withScopes(withoutScopes(marked), grammar), marked));

  colours(
    'tells the fields of a gateway digest, good ones from bad ones',
    `
2020-06-03 14:14:08,001 - (/mgw.htm,response,Y,61ms,a.b,-,84EFA9A281942,default,1000,-,-,-,-,W,W,W,10.0.0.1,HTTP,JSON,2,2406,F,0a1d76671591164847940829820658,T)
~~~~~~~~~~~~~~~~~~~~~~~ comment.time
                           ~~~~~~~~ string.unquoted.path
                                             ~ markup.inserted.outcome.good
                                               ~~~~ constant.numeric.duration
                                                    ~~~ entity.name.function.operation-type
                                                          ~~~~~~~~~~~~~ entity.name.type.app-id
                                                                        ~~~~~~~ entity.name.type.workspace-id
                                                                                ~~~~ markup.inserted.code.good
                                                                                                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ variable.other.trace-id
2020-06-03 14:14:09,120 - (/mgw.htm,response,N,3 ms,a.b,-,84EFA9A281942,default,7003,-,-,-,-,W,W,W,10.0.0.1,HTTP,JSON,2,2406,F,-,T)
~~~~~~~~~~~~~~~~~~~~~~~ comment.time
                           ~~~~~~~~ string.unquoted.path
                                             ~ markup.deleted.outcome.bad
                                               ~~~~ constant.numeric.duration
                                                    ~~~ entity.name.function.operation-type
                                                          ~~~~~~~~~~~~~ entity.name.type.app-id
                                                                        ~~~~~~~ entity.name.type.workspace-id
                                                                                ~~~~ invalid.code.bad
2020-06-03 14:14:10,001 INFO  [biz] cost 61ms, response,N of another log, 7002
~~~~~~~~~~~~~~~~~~~~~~~ comment.time
                        ~~~~ markup.inserted.level.info
`,
  );

  colours(
    'tells what business systems and our own gateway write',
    `
2017-09-12 11:15:57,700 - (com.alipay.gateway.test,ANT_CLOUD_APP,3.0.0.20171214,36ms,Y,1000,79c731d5150518615768657974443)
~~~~~~~~~~~~~~~~~~~~~~~ comment.time
                           ~~~~~~~~~~~~~~~~~~~~~~~ entity.name.function.operation-type
                                                   ~~~~~~~~~~~~~ entity.name.type.app-id
                                                                                ~~~~ constant.numeric.duration
                                                                                     ~ markup.inserted.outcome.good
                                                                                       ~~~~ markup.inserted.code.good
                                                                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ variable.other.trace-id
7003 com.example.a 0.4 ms 7f0000011597121408902000000001 Ts is in seconds.
~~~~ invalid.code.bad
     ~~~~~~~~~~~~~ entity.name.function.operation-type
                   ~~~~~~ constant.numeric.duration
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ variable.other.trace-id
`,
  );

  colours(
    'tells answers on iOS, key by key',
    `
2020-08-11 12:50:08.956123+0800 Demo[83383:2546279] [mPaaSLog] APMobileNetwork a.b resp:{
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ comment.time
                                                    ~~~~~~~~~~ keyword.other.logger
                                                               ~~~~~~~~~~~~~~~ keyword.other.logger
                                                                               ~~~ entity.name.function.operation-type
  "Content-Length" = 0;
   ~~~~~~~~~~~~~~ support.type.property-name
  memo = "%E9%AA%8C%E7%AD%BERPC%E6%8E%A5";
  ~~~~ support.type.property-name
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ string.unquoted.percent-encoded
  "mgw-traceid" = 0a1d7667159712140890222728553;
   ~~~~~~~~~~~ support.type.property-name
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ variable.other.trace-id
  "result-status" = 7014;
   ~~~~~~~~~~~~~ support.type.property-name
                    ~~~~ invalid.code.bad
  "result-status" = 1000;
   ~~~~~~~~~~~~~ support.type.property-name
                    ~~~~ markup.inserted.code.good
`,
  );

  colours(
    'tells what Android writes, and objects of pages',
    `
08-11 12:50:08.101  1234  5678 D RpcInvoker: [getSignData] sign content: Operation-Type=a.b&Request-Data=W10=&Ts=NI7Re0u
~~~~~~~~~~~~~~~~~~ comment.time
                               ~ comment.level.debug
                                                                         ~~~~~~~~~~~~~~ support.type.property-name
                                                                                        ~~~ entity.name.function.operation-type
                                                                                            ~~~~~~~~~~~~ support.type.property-name
                                                                                                         ~~~~ string.unquoted.data
                                                                                                              ~~ support.type.property-name
                                                                                                                 ~~~~~~~ constant.numeric.timestamp
W/System.err( 1234): com.alipay.mobile.common.rpc.RpcException: RPCException: [7002] : x
~ markup.deleted.level.warning
                                                                ~~~~~~~~~~~~ keyword.other.logger
                                                                               ~~~~ invalid.code.bad
E/SGMAIN  ( 1234): SG ERROR: 608
~ invalid.level.error
                   ~~~~~~~~ keyword.other.logger
                             ~~~ invalid.code.bad
08-11 12:50:09.401  1234  5678 E ToastUtil: 很抱歉，系统错误 [5000]。
~~~~~~~~~~~~~~~~~~ comment.time
                               ~ invalid.level.error
                                                      ~~~~ invalid.code.bad
{error: 7002, errorMessage: "x", resultStatus: 1000}
 ~~~~~ support.type.property-name
        ~~~~ invalid.code.bad
              ~~~~~~~~~~~~ support.type.property-name
                                 ~~~~~~~~~~~~ support.type.property-name
                                               ~~~~ markup.inserted.code.good
`,
  );

  colours(
    'leaves lines of others alone',
    `
Compiled 7002 files in 7003 ms, error in line 1000
"error": "ENOENT"
 ~~~~~ support.type.property-name
`,
  );

  it('gives each code that events have a colour of codes', async () => {
    const names = (await readdir(FIXTURES)).filter(name => name.endsWith('.events.json'));
    const plain: string[] = [];
    for (const name of names) {
      // What is written in other encodings or in JSON is nobody's text of a log.
      if (/^(?:encoding|har|answer-headers)/.test(name)) continue;
      const lines = (await readFile(path.join(FIXTURES, name.replace('.events.json', '.log')), 'utf8')).split('\n');
      for (const { code, range } of JSON.parse(await readFile(path.join(FIXTURES, name), 'utf8'))) {
        if (typeof code !== 'number') continue;
        const { line, character } = range.start;
        const marks = withScopes(lines[line] ?? '', grammar)
          .split('\n')
          .slice(1);
        const isCode = (mark: string) => mark.search('~') === character && /code\.(?:good|bad)/.test(mark);
        const isWord = !/\d/.test(lines[line]?.[character] ?? '');
        if (!isWord && !marks.some(isCode)) plain.push(`${name}: ${lines[line]}`);
      }
    }
    assert.deepEqual(plain, []);
  });
});

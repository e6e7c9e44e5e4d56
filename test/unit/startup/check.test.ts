import assert from 'node:assert/strict';
import {
  checkLaunchParameters,
  checkStartupParameters,
  type StartupFinding,
} from '../../../server/src/startup/check.ts';
import type { TextKind } from '../../../server/src/startup/find-places.ts';
import { withoutSquiggles, withSquiggles } from '../../support/squiggles.ts';

/** Checks that a text has the findings that are marked under its lines, and no others. */
function checks(marked: string, kind: TextKind = 'script'): StartupFinding[] {
  const text = withoutSquiggles(marked);
  const findings = checkStartupParameters(text, kind, '/shop/page.js');
  assert.equal(withSquiggles(text, findings), marked);
  return findings;
}

/** What a finding says of `param: { … }`. */
function messageOf(inner: string): { message: string; severity: string; replacements?: string[] } {
  const [finding] = checkStartupParameters(`my.call('startApp', { param: { ${inner} } })`, 'script', '/a.ts');
  assert.ok(finding, `nothing to say about ${inner}`);
  const { message, severity, replacements } = finding;
  return { message, severity, ...(replacements && { replacements }) };
}

describe('checks of startup parameters', () => {
  it('find nothing in what is right', () => {
    checks(`
AlipayJSBridge.call('startApp', {
  appId: '90000000',
  param: { url: '/index.html', startMultApp: 'YES', readTitle, showProgress: true, backBehavior: 'auto', mine: 'x',
    transparentTitle: 'auto', backgroundColor: 16775138, titleColor: '255', ...others, [computed]: 'no', showLoading: '',
    pullRefresh: isLocal ? 'YES' : 'NO', canPullDown: flag, defaultTitle: 'yes' },
});
`);
  });

  it('find names that were meant to be others', () => {
    const [first] = checks(`
AlipayJSBridge.call('startApp', { param: {
  readTitel: 'YES',
  ~~~~~~~~~ startup/unknown-parameter
  ShowLoading: 'YES',
  ~~~~~~~~~~~ startup/unknown-parameter
  orderId: 1, title: 'x', from: 'y', id: 3, '': 1,
} });
`);
    assert.equal(first?.severity, 'hint');
    assert.deepEqual(first?.replacements, ['readTitle']);
  });

  it('find booleans and lower case where the string YES or NO belongs', () => {
    checks(
      `
my.call('pushWindow', { param: {
  readTitle: true,
             ~~~~ startup/boolean-for-yes-no
  startMultApp: true,
                ~~~~ startup/boolean-for-yes-no
  showLoading: 'yes',
                ~~~ startup/lower-case-yes-no
  showProgress: "No",
                 ~~ startup/lower-case-yes-no
  sl: 'on',
  ~~ startup/given-twice
       ~~ startup/unknown-value
  fullscreen: false,
} });
`,
    );
    assert.deepEqual(messageOf('startMultApp: true'), {
      message: "startMultApp has to be the string 'YES'; a boolean is not taken (documented, AY/85079).",
      severity: 'warning',
      replacements: ['YES'],
    });
    assert.equal(messageOf('readTitle: false').severity, 'hint');
    assert.deepEqual(messageOf('readTitle: false').replacements, ['NO']);
  });

  it('find the abbreviation of url', () => {
    checks(`
my.call('startApp', { param: { u: '/a' } });
                               ~ startup/short-url
location = 'mpaas://platformapi/startapp?appId=1&u=a';
                                                 ~ startup/short-url
`);
  });

  it('find what is given twice', () => {
    checks(`
my.call('startApp', { param: { rt: 'NO', readTitle: 'NO', bz: 1, bz: 2 } });
                                         ~~~~~~~~~ startup/given-twice
location = 'mpaas://platformapi/startapp?appId=1&url=a&url=b';
                                                       ~~~ startup/given-twice
`);
  });

  it('find settings that only some pages may make', () => {
    checks(`
my.call('startApp', { param: {
  pullRefresh: 'YES', canPullDown: 'NO',
                ~~~ startup/local-files-only
                                    ~~ startup/local-files-only
  showDomain: true,
              ~~~~ startup/show-domain-forced
} });
my.call('startApp', { param: { pullRefresh: 'NO', canPullDown: 'YES', showDomain: 'NO' } });
`);
  });

  it('find colours that are no decimal numbers', () => {
    checks(`
my.call('startApp', { param: {
  backgroundColor: '#FFF7E2',
                    ~~~~~~~ startup/not-a-decimal-number
  titleBarColor: 'red',
                  ~~~ startup/not-a-decimal-number
  tc: 0xff0000, segColorActive: -1, scrollDistance: '10',
} });
`);
    assert.deepEqual(messageOf("backgroundColor: '#FFF7E2'").replacements, ['16775138']);
    assert.deepEqual(messageOf("bc: '#fff'").replacements, ['16777215']);
    assert.equal(messageOf("bc: 'red'").replacements, undefined);
  });

  it('find values that are none of those there are', () => {
    checks(`
my.call('startApp', { param: { backBehavior: 'close' } });
                                              ~~~~~ startup/unknown-value
`);
  });

  it('explain transparentTitle where it is used, with what works', () => {
    checks(`
my.call('startApp', { param: { transparentTitle: 'AUTO' } });
                                                  ~~~~ startup/transparent-title
my.call('startApp', { param: { transparentTitle: 'NO' } });
                                                  ~~ startup/transparent-title
my.call('startApp', { param: { ttb: true } });
                                    ~~~~ startup/transparent-title
my.call('startApp', { param: { ttb: 'none' } });
my.call('startApp', { param: { ttb: 'always' } });
`);
    const { message, severity, replacements } = messageOf("transparentTitle: 'AUTO'");
    for (const source of ['AY/151808', 'AY/85079', 'AY/85055', 'seen in code']) assert.ok(message.includes(source));
    assert.equal(severity, 'warning');
    assert.deepEqual(replacements, ['auto']);
    assert.deepEqual(messageOf("transparentTitle: 'YES'").replacements, ['always', 'auto']);
    assert.deepEqual(messageOf("transparentTitle: 'NO'").replacements, ['none']);
    assert.equal(messageOf("transparentTitle: 'NO'").severity, 'info');
    assert.deepEqual(messageOf("transparentTitle: 'foo'").replacements, ['always', 'auto']);
    // Names of every object's own.
    for (const name of ['constructor', '__proto__', 'toString']) {
      assert.deepEqual(messageOf(`transparentTitle: '${name}'`).replacements, ['always', 'auto']);
    }
  });

  it('find a custom title bar without what makes it one', () => {
    checks(`
my.call('startApp', { param: { transparentTitle: 'custom', bbi: 'a.png' } });
                                                  ~~~~~~ startup/custom-title-incomplete
my.call('startApp', { param: { ttb: 'custom', bbi: 'default', bbtc: 0xff000000, titleColor: '-16777216' } });
                                     ~~~~~~ startup/custom-title-incomplete
my.call('startApp', { param: { ttb: 'custom', bbi: 'default', bbtc: 0xff000000, titleColor: 255 } });
my.call('startApp', { param: { ttb: 'custom', bbi: image, bbtc: 0xff000000, titleColor: 0xff000000 } });
`);
    assert.match(messageOf("ttb: 'custom', bbi: 'a.png'").message, /Missing: backBtnTextColor, titleColor\.$/);
  });

  it('leave passData to the pages', () => {
    checks("my.call('pushWindow', { passData: { readTitel: 1, u: 2, showLoading: 'yes' } })");
  });

  it('look into URLs', () => {
    checks(`
a('mpaas://platformapi/startapp?appId=1&showLoading=yes&transparentTitle=AUTO&bc=%23fff');
                                                    ~~~ startup/lower-case-yes-no
                                                                         ~~~~ startup/transparent-title
                                                                                 ~~~~~~ startup/not-a-decimal-number
b('https://a.b/?__webview_options__=readTitle%3Dno%26startMultApp%3Dtrue&readTitle=no');
                                                ~~ startup/lower-case-yes-no
                                                                    ~~~~ startup/boolean-for-yes-no
`);
  });

  it('look into pages', () => {
    checks(
      `
<a href="mpaas://platformapi/startapp?appId=1&amp;readTitle=no">don't</a>
                                                            ~~ startup/lower-case-yes-no
<a onclick="my.call('startApp', { param: { u: 1 } })">
                                           ~ startup/short-url
<script>
AlipayJSBridge.call('startApp', { param: { rt: 'no' } });
                                                ~~ startup/lower-case-yes-no
</script>
`,
      'markup',
    );
  });

  it('look into presets, whose packages are forced not to show their domain', () => {
    const text = '{ "data": [{ "extend_info": { "launchParams": { "showDomain": "YES", "rt": "no" } } }] }';
    const findings = checkLaunchParameters(text, '/h5_json.json');
    assert.deepEqual(
      findings.map(({ code, severity, file }) => [code, severity, file]),
      [
        ['startup/show-domain-forced', 'warning', '/h5_json.json'],
        ['startup/lower-case-yes-no', 'warning', '/h5_json.json'],
      ],
    );
    assert.deepEqual(checkLaunchParameters('', '/h5_json.json'), []);
    assert.deepEqual(checkLaunchParameters('{ "launchParams": { "rt": "no" } }', '/h5_json.json'), []);
  });
});

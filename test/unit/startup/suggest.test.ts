import assert from 'node:assert/strict';
import { labelsAt, suggestionsAt, take } from './marked.ts';

const FIRST = 'url defaultTitle showLoading readTitle bizScenario toolbarMenu';

describe('suggestions for startup parameters', () => {
  describe('in scripts', () => {
    for (const marked of [
      "AlipayJSBridge.call('startApp', { appId: '1', param: { ┆ } });",
      "my.call('pushWindow', { url: '/a', param: {┆} })",
      'window.AlipayJSBridge?.call?.("pushWindow", {param: {\n  // what it looks like\n  ┆\n}}, () => {})',
      "(window as any).AlipayJSBridge!.call('startApp', { param: { foo: bar(1, { a }), ┆ } })",
      "const view = <a onClick={() => AlipayJSBridge.call('startApp', { param: { ┆ } })}>Don't</a>;",
      "const r = /['\"`]{/.test(x); AlipayJSBridge.call('startApp', { param: { ┆",
      "AlipayJSBridge.call('pushWindow', { passData: { ┆ } })",
      `log(\`a \${AlipayJSBridge.call('pushWindow', { param: { ┆ } })} b\`)`,
    ]) {
      it(`names every parameter in ${JSON.stringify(marked)}`, () => {
        const labels = labelsAt(marked).split(' ');
        assert.equal(labels.length, 76);
        assert.ok(
          labels.includes('transparentTitle') && labels.includes('segColorActive') && !labels.includes('appId'),
        );
      });
    }

    for (const marked of [
      "AlipayJSBridge.call('startApp', { ┆ param: {} });",
      "AlipayJSBridge.call('startApp', { param: {} }); { ┆ }",
      "AlipayJSBridge.call('rpc', { param: { ┆ } })",
      "bridge.call('startApp', { param: { ┆ } })",
      "call('startApp', { param: { ┆ } })",
      "AlipayJSBridge.call('startApp', { param: { url: foo({ ┆ }) } })",
      "AlipayJSBridge.call('startApp', { param: { // ┆\n } })",
      "AlipayJSBridge.call('startApp', { param: { /* ┆ */ } })",
      "// AlipayJSBridge.call('startApp', { param: { ┆ } })",
      '\'AlipayJSBridge.call("startApp", { param: { ┆ } })\'',
      "AlipayJSBridge.call('startApp', { param: { url: '┆' } })",
      "AlipayJSBridge.call('startApp', { param: { mine: '┆' } })",
      "AlipayJSBridge.call('startApp', { param: { readTitle: isOn ? 'YES' : '┆' } })",
      "AlipayJSBridge.call('startApp', { param: { readTitle ┆ } })",
    ]) {
      it(`says nothing in ${JSON.stringify(marked)}`, () => assert.equal(labelsAt(marked), ''));
    }

    it('puts first what is documented, and for pushWindow what that takes', () => {
      const atStart = labelsAt("AlipayJSBridge.call('startApp', { param: { ┆ } })");
      assert.ok(atStart.startsWith(FIRST), atStart);
      const atPush = labelsAt("AlipayJSBridge.call('pushWindow', { param: { ┆ } })");
      const push = 'url defaultTitle showLoading readTitle toolbarMenu pullRefresh showTitleLoading canPullDown';
      assert.ok(atPush.startsWith(`${push} transparentTitle bizScenario`), atPush);
    });

    it('leaves out what is there, under either name', () => {
      const labels = labelsAt("AlipayJSBridge.call('startApp', { param: { rt: 'NO', url: '/', ┆ } })").split(' ');
      assert.ok(!labels.includes('readTitle') && !labels.includes('url') && labels.includes('showLoading'));
    });

    it('keeps the name that is being written', () => {
      assert.equal(
        take('showLoading', "AlipayJSBridge.call('startApp', { param: { show┆Loading: 'YES' } })"),
        "AlipayJSBridge.call('startApp', { param: { showLoading: 'YES' } })",
      );
    });

    it('replaces half a name, though no comma follows', () => {
      assert.equal(
        take('readTitle', "my.call('startApp', { param: {\n  re┆\n  url: '/'\n} })"),
        "my.call('startApp', { param: {\n  readTitle\n  url: '/'\n} })",
      );
    });

    it('quotes names as those around are quoted', () => {
      const taken = (inner: string) => take('readTitle', `my.call('startApp', { param: { ${inner} } })`).slice(31, -5);
      assert.equal(taken("'url': 1, ┆"), "'url': 1, 'readTitle'");
      assert.equal(taken('"url": 1, re┆'), '"url": 1, "readTitle"');
      assert.equal(taken('url: "", ┆'), 'url: "", readTitle');
      assert.equal(taken("'┆'"), "'readTitle'");
      assert.equal(taken("url: 1, 're┆d'"), "url: 1, 'readTitle'");
    });

    it('suggests the values of a parameter, under its abbreviation too', () => {
      const values = (inner: string) => labelsAt(`my.call('startApp', { param: { ${inner} } })`);
      assert.equal(values("readTitle: '┆'"), 'YES NO');
      assert.equal(values("rt: 'N┆', url: ''"), 'YES NO');
      assert.equal(values('readTitle: ┆'), 'YES NO');
      assert.equal(values('showProgress: ┆'), 'YES NO true false');
      assert.equal(values("showProgress: '┆'"), 'YES NO');
      assert.equal(values('fullscreen: t┆,'), 'YES NO true false');
      assert.equal(values('startMultApp: ┆'), 'YES');
      assert.equal(values("backBehavior: '┆'"), 'back pop auto');
      assert.equal(values('transparentTitle: `┆`'), 'always auto custom none');
      assert.equal(values("titlePenetrate: '┆'"), 'YES NO');
      assert.equal(values('transparentTitle: ┆\n  url: 1'), 'always auto custom none');
    });

    it('quotes values as others are quoted', () => {
      const taken = (inner: string) => take('auto', `my.call('startApp', { param: { ${inner} } })`).slice(31, -5);
      assert.equal(taken('transparentTitle: ┆'), "transparentTitle: 'auto'");
      assert.equal(taken('url: "", transparentTitle: au┆'), 'url: "", transparentTitle: "auto"');
      assert.equal(taken("transparentTitle: 'al┆ways'"), "transparentTitle: 'auto'");
    });

    it('explains values and parameters', () => {
      const [always] = suggestionsAt("my.call('startApp', { param: { transparentTitle: ┆ } })");
      assert.equal(always?.documentation, 'The title bar is transparent.');
      const [url] = suggestionsAt("my.call('startApp', { param: { ┆ } })");
      assert.equal(url?.detail, 'u · String · default ""');
      assert.match(url?.documentation ?? '', /^\*\*url\*\* · `u`\n\nThe start URL\.\n/);
    });
  });

  describe('in URLs', () => {
    it('names parameters, the app id too', () => {
      const labels = labelsAt("location.href = 'mpaas://platformapi/startapp?┆'").split(' ');
      assert.equal(labels.length, 77);
      assert.ok(labels.includes('appId'));
    });

    it('goes on after others, which it leaves out', () => {
      const labels = labelsAt('go("mpaas://platformapi/startapp?appId=20000067&url=a%3Fb&sh┆&so=NO")').split(' ');
      assert.ok(!labels.includes('appId') && !labels.includes('showOptionMenu') && labels.includes('showLoading'));
    });

    it('replaces the word in a template, over what is computed', () => {
      assert.equal(
        take('NO', `open(\`mpaas://platformapi/startapp?url=\${encodeURIComponent("/a b")}&readTitle=┆\`)`),
        `open(\`mpaas://platformapi/startapp?url=\${encodeURIComponent("/a b")}&readTitle=NO\`)`,
      );
      assert.equal(labelsAt(`open(\`mpaas://platformapi/startapp?readTitle=\${is┆On}\`)`), '');
    });

    it('reads encoded options', () => {
      const [before, after] = ["'https://a.b/?__webview_options__=showOptionMenu%3DNO%26", "&c=d'"];
      assert.ok(labelsAt(`${before}┆${after}`).startsWith(FIRST));
      assert.equal(labelsAt(`${before}transparentTitle%3D┆${after}`), 'always auto custom none');
      assert.equal(take('YES', `${before}startMultApp%3DY┆${after}`), `${before}startMultApp%3DYES${after}`);
      assert.equal(labelsAt(`${before}${after.replace('d', '┆')}`), '');
    });

    it('reads options as the document writes them, with the "&" as it is', () => {
      assert.equal(labelsAt("'?__webview_options__=showOptionMenu%3DNO&startMultApp%3D┆'"), 'YES');
    });

    it('says nothing where no URL is', () => {
      assert.equal(labelsAt('// mpaas://platformapi/startapp?┆'), '');
      assert.equal(labelsAt("'mpaas://platformapi/startapp?a=b' + '┆'"), '');
      assert.equal(labelsAt("'https://a.b/?readTitle=┆'"), '');
    });
  });

  describe('in pages', () => {
    it('looks into scripts, handlers and addresses', () => {
      const inPage = (marked: string) => labelsAt(marked, 'markup');
      assert.ok(inPage("<p>it's</p><script>my.call('startApp', { param: { ┆ } })</script>").startsWith(FIRST));
      assert.ok(inPage('<script setup lang="ts">\nmy.call("startApp", { param: { ┆ } })').startsWith(FIRST));
      assert.ok(inPage('<a onclick="my.call(\'startApp\', { param: { ┆ } })">').startsWith(FIRST));
      assert.ok(inPage('<a @click=\'my.call(`x`); my.call("startApp", { param: { ┆ } })\'>').startsWith(FIRST));
      assert.equal(inPage('<a href="mpaas://platformapi/startapp?appId=1&amp;readTitle=┆">x</a>'), 'YES NO');
      assert.equal(inPage('<a :href="\'mpaas://platformapi/startapp?appId=1&readTitle=┆\'">x</a>'), 'YES NO');
    });

    it('looks nowhere else', () => {
      const inPage = (marked: string) => labelsAt(marked, 'markup');
      assert.equal(inPage("<p>my.call('startApp', { param: { ┆ } })</p>"), '');
      assert.equal(inPage("<!-- <script>my.call('startApp', { param: { ┆ } })</script> -->"), '');
      assert.equal(inPage('<script type="application/json">my.call("startApp", { param: { ┆ } })</script>'), '');
      assert.equal(inPage("<style>my.call('startApp', { param: { ┆ } })</style>"), '');
      assert.equal(inPage('<a title="my.call(\'startApp\', { param: { ┆ } })">'), '');
    });
  });

  describe('in h5_json.json', () => {
    const preset = (params: string) =>
      `{ "data": [{ "app_id": "1" }, { "extend_info": { "launchParams": ${params} } }] }`;

    it('names parameters and values in double quotes', () => {
      assert.ok(labelsAt(preset('{┆}'), 'preset').startsWith(FIRST));
      assert.equal(take('readTitle', preset('{ ┆ }'), 'preset'), preset('{ "readTitle" }'));
      assert.equal(take('readTitle', preset('{ "┆" }'), 'preset'), preset('{ "readTitle" }'));
      assert.equal(take('YES', preset('{ "readTitle": ┆ }'), 'preset'), preset('{ "readTitle": "YES" }'));
      assert.equal(
        take('NO', preset('{ "readTitle": "┆", "url": 1 }'), 'preset'),
        preset('{ "readTitle": "NO", "url": 1 }'),
      );
    });

    it('says nothing elsewhere', () => {
      assert.equal(labelsAt('{ "launchParams": { ┆ } }', 'preset'), '');
      assert.equal(labelsAt('{ "data": [{ "extend_info": { ┆ } }] }', 'preset'), '');
      assert.equal(labelsAt('[ ┆ ]', 'preset'), '');
      assert.equal(labelsAt('┆', 'preset'), '');
    });
  });
});

import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Finding } from '../../server/src/findings.ts';
import { withoutSquiggles, withSquiggles } from '../support/squiggles.ts';
import { TestWorkspace } from '../support/workspace.ts';
import { connect, MODES } from './connect.ts';

const MARKED = `{ "data": [{
  "app_id": "70000000",
            ~~~~~~~~~~ package/preset-missing
  "version": "1.0.0.6",
  "auto_install": 2
                  ~ package/auto-install-value
}] }`;
const BAD = withoutSquiggles(MARKED);
const GOOD = BAD.replace('2', '1');
const OFF = '[{ "key": "h5_shouldverifyapp", "value": "NO" }]';

for (const mode of MODES) {
  describe(`diagnostics of offline packages (${mode})`, () => {
    it('underline what is wrong in an open h5_json.json, its folder in view', async () => {
      await using workspace = await TestWorkspace.create({ 'assets/h5_json.json': BAD });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('assets/h5_json.json');
      await client.open(file, BAD);
      const diagnostics = await client.codes(file, 'package/preset-missing', 'package/auto-install-value');
      assert.equal(withSquiggles(BAD, diagnostics.map(asFinding)), MARKED);
      assert.equal(diagnostics[0]?.source, 'mPaaS');
    });

    it('leave alone what is installed or hidden', async () => {
      await using workspace = await TestWorkspace.create();
      const capabilities = { workspace: { configuration: true } };
      const settings = { 'files.exclude': { old: true } };
      await using client = await connect({ mode, folders: [workspace.folder], capabilities, settings });
      const others = ['node_modules/a/custom_config.json', 'old/custom_config.json'].map(file => workspace.path(file));
      for (const file of others) await client.open(file, OFF);
      const file = workspace.path('custom_config.json');
      await client.open(file, OFF);
      await client.codes(file, 'package/verification-off');
      assert.deepEqual(client.filesWithDiagnostics(), [file]);
    });

    it('cover the launch parameters of presets', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('new/h5_json.json');
      const launch = '"auto_install": 1, "extend_info": { "launchParams": { "transparentTitle": "AUTO" } }';
      await client.open(file, GOOD.replace('"auto_install": 1', launch));
      await client.codes(file, 'package/preset-missing', 'startup/transparent-title');
    });

    it('come and go as one types, and go when the file is closed', async () => {
      await using workspace = await TestWorkspace.create({ '70000000_1.0.0.6.amr': '' });
      await using client = await connect({ mode, folders: [workspace.folder] });
      const file = workspace.path('h5_json.json');
      await client.open(file, BAD);
      await client.codes(file, 'package/auto-install-value');
      await client.change(file, GOOD);
      await client.codes(file);
      await client.change(file, BAD);
      await client.codes(file, 'package/auto-install-value');
      await client.close(file);
      await client.codes(file);
    });

    it('of one file stay when another comes, goes or cannot be read', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder] });
      const [config, metadata] = [workspace.path('custom_config.json'), workspace.path('new/h5_json.json')];
      await client.open(config, OFF);
      await client.codes(config, 'package/verification-off');
      await client.open(metadata, '{');
      await client.codes(metadata, 'package/json-syntax');
      await client.close(metadata);
      await client.codes(metadata);
      assert.equal(client.diagnostics(config).length, 1);
    });

    it('leave to the editor what its JSON schemas say', async () => {
      await using workspace = await TestWorkspace.create();
      const options = { isTrusted: true, validatesConfig: true };
      await using client = await connect({ mode, folders: [workspace.folder], options });
      const file = workspace.path('custom_config.json');
      await client.open(file, `[{}, { "key": 1, "value": "" }, ${OFF.slice(1)}`);
      await client.codes(file, 'package/verification-off');
    });

    it('are written in the editor’s language', async () => {
      await using workspace = await TestWorkspace.create();
      await using client = await connect({ mode, folders: [workspace.folder], locale: 'zh-cn' });
      const file = workspace.path('custom_config.json');
      await client.open(file, OFF);
      const [diagnostic] = await client.codes(file, 'package/verification-off');
      assert.match(String(diagnostic?.message), /\p{Script=Han}/u);
    });
  });
}

function asFinding({ range, code, message }: Diagnostic): Finding {
  return { range, code: String(code), message: String(message), severity: 'error', file: '' };
}

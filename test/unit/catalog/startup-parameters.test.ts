import assert from 'node:assert/strict';
import { STARTUP_PARAMETERS, startupParameter } from '../../../server/src/catalog/startup-parameters.ts';

/** The rows of the documents that the catalogue follows: name, abbreviation, type, default, usable with pushWindow. */
const DOCUMENTED = `
url u String "" true
defaultTitle dt String "" true
showLoading sl String YES/NO "NO" true
readTitle rt String YES/NO "YES" true
bizScenario bz String "" false
toolbarMenu tm String (JSON) "" true
backBehavior bb String back/pop/auto "back" for the generic browser (appId 20000067), "pop" for an H5App opened by startApp false
pullRefresh pr String YES/NO "NO" true
showTitleLoading tl bool YES/NO NO true
showProgress sp bool YES/NO "NO" false
canPullDown pd String YES/NO "YES" true
showDomain sd bool YES/NO "YES" false
showOptionMenu so bool YES/NO NO for H5App, YES otherwise false
backgroundColor bc int (decimal, e.g. 16775138) "" false
enableScrollBar es bool YES/NO "YES" false
startMultApp - String 'YES' - -
appId - String - -
`;

describe('startup parameters', () => {
  it('hold every documented row as it is written', () => {
    const rows = STARTUP_PARAMETERS.filter(({ confidence }) => confidence === 'documented').map(each =>
      [each.name, each.short, each.type, each.default, each.pushWindow].map(cell => cell ?? '-').join(' '),
    );
    assert.equal(`\n${rows.join('\n')}\n`, DOCUMENTED);
  });

  it('hold the whole table of the client', () => {
    const inClient = STARTUP_PARAMETERS.filter(each => each.client || each.confidence === 'seen in code');
    assert.equal(inClient.length, 75);
    const rows = inClient.map(each => each.client ?? each);
    assert.deepEqual(new Set(rows.map(({ type }) => type)), new Set(['STRING', 'BOOL', 'INT']));
    assert.ok(rows.every(row => row.default !== undefined));
  });

  it('have names and abbreviations that are unique', () => {
    const keys = STARTUP_PARAMETERS.flatMap(({ name, short }) => (short ? [name, short] : [name]));
    assert.deepEqual(keys, [...new Set(keys)]);
    for (const each of STARTUP_PARAMETERS) {
      assert.equal(startupParameter(each.name), each);
      if (each.short) assert.equal(startupParameter(each.short), each);
    }
  });

  it('know nothing of a name that does not exist, or is written otherwise', () => {
    for (const name of ['nothing', 'ShowLoading', 'constructor', '']) assert.equal(startupParameter(name), undefined);
  });

  for (const entry of STARTUP_PARAMETERS) {
    it(`${entry.name} says everything in both languages, with its source`, () => {
      for (const text of [entry.meaning, ...(entry.values ?? []).map(({ does }) => does)]) {
        assert.match(text.en, /^[\x20-\x7e]+$/);
        assert.match(text.zh, /\p{Script=Han}/u);
      }
      assert.match(entry.source, /^AY\/\d+$|^com\.ali/);
      assert.ok(['documented', 'seen in code'].includes(entry.confidence));
      assert.equal(entry.source.startsWith('AY/'), entry.confidence === 'documented');
      assert.equal(entry.kind === 'choice', entry.values !== undefined);
    });
  }
});

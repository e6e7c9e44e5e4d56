import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHpmfile, printHpmfile } from '../../../server/src/offline/hpmfile.ts';
import { MalformedError } from '../../../server/src/offline/malformed-error.ts';
import { realPackages } from './tar/real-packages.ts';
import { readTar } from './tar/tars.ts';

function read(text: string | Buffer): unknown {
  try {
    return parseHpmfile(Buffer.from(text));
  } catch (error) {
    if (!(error instanceof MalformedError)) throw error;
    assert.equal(error.entry, 'hpmfile.json');
    return error.code;
  }
}

describe('hpmfile.json', () => {
  it('is printed as in real packages', async function () {
    // The packages are not part of the project.
    for (const real of await realPackages(this)) {
      const { data } = readTar(await real.tar());
      assert.equal(printHpmfile(real), data['hpmfile.json']);
    }
  });

  it('is printed as the console does it, two spaces deep and without a line end', () => {
    const anyVersion = { minSDK: '', maxSDK: '', minOS: '', maxOS: '' };
    const expected = {
      appid: '70000000',
      name: 'h5app',
      version: '1.0.0.6',
      author: '',
      description: 'H5App demo',
      launchParams: { url: '/www/index.html', showTitleBar: 'YES', showToolBar: 'NO' },
      host: {
        enable: true,
        dev: 'https://70000000.h5app.dev.alipay.com',
        test: 'https://70000000.h5app.test.alipay.com',
        online: 'https://70000000.h5app.alipay.com',
      },
      preBuild: 'prebuild.sh',
      build: { include: ['./www/**'], ignore: ['./**/*.md'] },
      support: { ios: anyVersion, android: anyVersion },
      dependencies: {},
    };
    const text = printHpmfile({ appId: '70000000', version: '1.0.0.6' });
    assert.equal(text, JSON.stringify(expected, undefined, 2));
  });

  it('says again what was printed', () => {
    fc.assert(
      fc.property(fc.record({ appId: fc.string(), version: fc.string() }, { noNullPrototype: true }), values => {
        assert.deepEqual(read(printHpmfile(values)), values);
      }),
    );
  });

  it('is read with other keys, and without its own', () => {
    assert.deepEqual(read('{"support":{"harmony":{}},"appid":"1","version":"2"}'), { appId: '1', version: '2' });
    assert.deepEqual(read('\uFEFF{"appid":70000000,"version":null}'), {});
  });

  it('is refused when it is no JSON object', () => {
    for (const text of ['', '[]', 'null', '1', '"a"', '{', '{"appid":"1",}', '{}x', Buffer.from([0x7b, 0xff, 0x7d])]) {
      assert.equal(read(text), 'package/hpmfile-syntax', text.toString());
    }
    assert.equal(read(`{}${' '.repeat(65535)}`), 'package/hpmfile-size');
    assert.deepEqual(read(`{}${' '.repeat(65534)}`), {});
    assert.equal(read(Buffer.from('{"appid":"\xff"}', 'latin1')), 'package/hpmfile-syntax');
  });

  it('is refused or read, whatever its bytes are', () => {
    fc.assert(fc.property(fc.uint8Array(), bytes => read(Buffer.from(bytes)) !== undefined));
    fc.assert(fc.property(fc.json(), text => read(text) !== undefined));
  });
});

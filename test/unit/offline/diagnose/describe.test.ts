import assert from 'node:assert/strict';
import {
  keyTitle,
  outcomeTitle,
  platformTitle,
  rowText,
  verificationText,
} from '../../../../server/src/offline/diagnose/describe.ts';
import type {
  AppModule,
  Container,
  FoundKey,
  Outcome,
  Platform,
  TroubleRow,
  Verification,
} from '../../../../server/src/offline/diagnose/model.ts';

function app(platform: Platform, container: Container, verification: Verification): AppModule {
  return { folder: '/a', platform, container, verification, switches: [], keys: [], presets: [] };
}

describe('what is said of an app', () => {
  const platforms: [platform: Platform, container: Container, title: string][] = [
    ['android', 'nebula', 'Android'],
    ['android', 'mriver', 'Android, Mriver'],
    ['ios', 'nebula', 'iOS'],
    ['harmonyos', 'nebula', 'HarmonyOS'],
  ];
  for (const [platform, container, title] of platforms) {
    it(`names ${platform} with ${container}`, () => {
      assert.equal(platformTitle(app(platform, container, 'on')), title);
    });
  }

  const verifications: [verification: Verification, platform: Platform, text: string][] = [
    ['on', 'android', 'on'],
    ['off', 'android', 'off, except on rooted devices (seen in code)'],
    ['off', 'ios', 'off'],
    ['off', 'harmonyos', 'off'],
    ['unclear', 'ios', 'not to be told by reading'],
    ['default', 'android', 'on, for nothing turns it off (seen in code)'],
    ['default', 'ios', 'on, for nothing turns it off (documented)'],
    ['default', 'harmonyos', 'nothing sets it, and the default is not known'],
  ];
  for (const [verification, platform, text] of verifications) {
    it(`says of verification that is ${verification} on ${platform}: ${text}`, () => {
      assert.equal(verificationText(app(platform, 'nebula', verification)), `Verification: ${text}`);
    });
  }

  const outcomes: [outcome: Outcome, title: string][] = [
    ['loads', 'loads'],
    ['loads-unverified', 'loads without being verified'],
    ['falls-back', 'falls back to the network'],
    ['unknown', 'not to be told by reading'],
  ];
  for (const [outcome, title] of outcomes) {
    it(`says of a package: ${title}`, () => assert.equal(outcomeTitle(outcome), title));
  }

  const keys: [key: Partial<FoundKey>, title: string][] = [
    [{ fingerprint: 'ab12' }, 'SHA-256 ab12'],
    [{ problem: 'computed' }, 'not found by reading: it is computed'],
    [{ problem: 'header-left' }, 'unusable: its "-----BEGIN" line is left'],
    [{ problem: 'no-key', detail: 'Why.' }, 'unusable: it is no key'],
    [{ problem: 'file-missing', detail: 'a.pem' }, 'missing: there is no file a.pem'],
    [{ problem: 'file-unreadable', detail: 'a.pem' }, 'not known: its file cannot be read'],
    [{ problem: 'path-slash', detail: 'a.pem' }, 'missing: the path of a.pem lacks a "/"'],
    [{ problem: 'path-slash' }, 'missing: the path of  lacks a "/"'],
  ];
  for (const [key, title] of keys) {
    it(`says of a key: ${title}`, () => {
      const place = { file: '/a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
      assert.equal(keyTitle({ container: 'nebula', what: 'pubKey', ...place, ...key }), title);
    });
  }

  const rows: [console: TroubleRow['console'], client: TroubleRow['client'], text: string][] = [
    ['off', 'on', 'always fails (documented).'],
    ['on', 'on', 'fails where the keys are no pair (documented).'],
    ['on', 'off', 'a failure is probably not about signatures (documented).'],
    ['off', 'off', 'a failure is probably not about signatures (documented).'],
  ];
  for (const [console, client, text] of rows) {
    it(`explains a console that is ${console} and a client that is ${client}`, () => {
      const expected = `Console signing ${console}, client verification ${client}: ${text}`;
      assert.equal(rowText({ console, client }), expected);
    });
  }
});

import * as l10n from '@vscode/l10n';
import { type ContentRule, finding } from './rule.ts';
import { textKind } from './text-files.ts';

const LIMIT = 4 * 1024 * 1024;
const START = 'http://';

/** Characters of a URL that are shown. */
const SHOWN = 80;

/**
 * Where files are loaded from: attributes of HTML elements that load, texts of JavaScript, `url()` and `@import` of CSS.
 * Links to other pages, comments and the names of XML vocabularies load nothing.
 */
const PLACES = {
  html: /<(?!a\b)[a-z][^<>]*?\s(?:src|href|poster|data|action)\s*=\s*["']?(http:\/\/[^\s"'<>]+)/gi,
  script: /["'`](http:\/\/[^\s"'`<>\\]+)/gi,
  style: /(?:url\(\s*["']?|@import\s+["'])(http:\/\/[^\s"')]+)/gi,
};

/** Names of XML vocabularies, and machines that only a developer has. */
const HARMLESS =
  /^http:\/\/(?:(?:www\.)?w3\.org\/|schemas?\.|xml\.|purl\.org\/|ns\.adobe\.com\/|localhost\b|127\.|\[::1\])/i;

/** Files that come over plain HTTP: nobody checks them, and pages over HTTPS refuse them. */
export const httpUrlsRule: ContentRule = {
  limit: path => (textKind(path) ? LIMIT : 0),
  check(path, head) {
    const kind = textKind(path);
    if (!kind || !head.includes(START)) return undefined;
    const text = head.toString('latin1');
    for (const match of text.matchAll(PLACES[kind])) {
      const [whole, url = ''] = match;
      if (HARMLESS.test(url)) continue;
      const line = text.slice(0, match.index + whole.length).split('\n').length;
      const message = l10n.t(
        'Line {0} has {1}: nobody checks what comes over plain HTTP, and pages over HTTPS refuse it. Use https.',
        line,
        Buffer.from(url.slice(0, SHOWN), 'latin1').toString(),
      );
      return finding('http-url', 'warning', path, message);
    }
    return undefined;
  },
};

import type { CodeText, CodeTexts } from './code-texts.ts';

/** What a catalogue says of codes, looked up and put into words once each: for logs with many. The language has to stay. */
export function rememberTexts(texts: CodeTexts): CodeTexts {
  const known = new Map<string, CodeText | undefined>();
  return {
    find(query) {
      const key = `${query.code} ${query.kind} ${query.platform}`;
      if (!known.has(key)) known.set(key, texts.find(query));
      return known.get(key);
    },
  };
}

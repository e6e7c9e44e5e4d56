import type { CodeText, CodeTexts } from '../explain/code-texts.ts';

/** Texts that are looked up once for each code: lists and filters ask for the same ones again and again. */
export function cachedTexts(texts: CodeTexts): CodeTexts {
  const known = new Map<string, CodeText | undefined>();
  return {
    find(query) {
      const key = `${query.kind} ${query.platform} ${query.code}`;
      if (!known.has(key)) known.set(key, texts.find(query));
      return known.get(key);
    },
  };
}

import type { Language } from './source.ts';

/** The first language of an `Accept-Language` header that there is mock data for. Android sends `zh-Hans`. */
export function languageOf(acceptLanguage: string, fallback: Language): Language {
  if (acceptLanguage === '') return fallback;
  const match = /(?:^|,)\s*(zh|en)(?=[-_;,\s]|$)/i.exec(acceptLanguage);
  return match?.[1]?.toLowerCase() === 'zh' ? 'zh' : match ? 'en' : fallback;
}

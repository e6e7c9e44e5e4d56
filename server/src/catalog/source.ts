import type { Bilingual, Confidence, Language } from './statement.ts';

/** What readers are told of how sure a statement is. */
export const CONFIDENCE: Readonly<Record<Confidence, Bilingual>> = {
  documented: { en: 'documented', zh: '有文档说明' },
  'seen in code': { en: 'seen in code', zh: '见于代码' },
  community: { en: 'from the community', zh: '来自社区' },
  inferred: { en: 'our conclusion', zh: '我们的推断' },
};

/** The pages that a source may name, among names of classes, files and lists. */
const PAGE = /\b(?:AY\/\d+|AC\/[a-z0-9-]+|developer\.aliyun\.com\/ask\/\d+)/g;

/**
 * A source with its pages as addresses, in the reader's language where a page has both.
 * @param source as the catalogues write it: `AY/64260` is https://help.aliyun.com/document_detail/64260.html, `AC/slug`
 *   the page of that name on alibabacloud.com
 * @param link how to write a page, `name` being what the source calls it; by default its address
 */
export function sourceText(
  source: string,
  language: Language,
  link: (name: string, address: string) => string = (_, address) => address,
): string {
  return source.replace(PAGE, name => link(name, addressOf(name, language)));
}

function addressOf(page: string, language: Language): string {
  const [site, id] = page.split('/');
  if (site === 'AY') return `https://help.aliyun.com/${language === 'en' ? 'en/' : ''}document_detail/${id}.html`;
  if (site === 'AC') {
    return `https://www.alibabacloud.com/help/${language}/mobile-platform-as-a-service/latest/${id}`;
  }
  return `https://${page}`;
}

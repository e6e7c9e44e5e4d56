import { drawDigits, drawLetters } from './characters.ts';
import { drawDate } from './dates.ts';
import type { Source } from './source.ts';

export type TextGenerator = (source: Source) => string;

const person: TextGenerator = ({ names, pick, language }) =>
  language === 'zh' ? pick(names.last) + pick(names.first) : `${pick(names.first)} ${pick(names.last)}`;
const company: TextGenerator = ({ faker }) => faker.company.name();
const product: TextGenerator = ({ faker }) => faker.commerce.productName();
/** Latin filler is no Chinese: there a product's description stands for any text. */
const sentence: TextGenerator = ({ faker, language }) =>
  language === 'zh' ? faker.commerce.productDescription() : faker.lorem.sentence({ min: 4, max: 8 });
const phrase: TextGenerator = source => (source.language === 'zh' ? product(source) : source.faker.lorem.words(2));
/** Latin letters, because addresses have no others. */
const userName: TextGenerator = source => `${source.pick(source.names.latin).toLowerCase()}${drawDigits(source, 2)}`;
/** Reserved for examples by RFC 2606, so that no client asks a stranger's server for mock data. */
export const drawUrl: TextGenerator = source => `https://example.com/${drawLetters(source, 8)}`;
export const drawEmail: TextGenerator = source => `${userName(source)}@example.com`;

/** Texts by the name of their property, lower case, the first that fits. */
const BY_NAME: readonly [RegExp, TextGenerator][] = [
  [/e?mail(address)?$/, drawEmail],
  [/(phone|mobile|tel|telephone|cellphone)(no|num|number)?$/, ({ faker }) => faker.phone.number({ style: 'national' })],
  [/(avatar|icon|image|img|photo|picture|pic|logo|thumbnail|cover|banner)(url)?$/, source => `${drawUrl(source)}.png`],
  [/(url|uri|link|href|website|homepage)$/, drawUrl],
  [/(uuid|guid|traceid)$/, ({ faker }) => faker.string.uuid()],
  [/^firstname$|givenname$/, ({ names, pick }) => pick(names.first)],
  [/^(lastname|surname)$|familyname$/, ({ names, pick }) => pick(names.last)],
  [/(username|nickname|account|login|loginname)$/, userName],
  [/password$/, ({ faker }) => faker.internet.password({ length: 12 })],
  [/(token|session|secret|signature|ticket|hash|digest)$/, source => drawLetters(source, 32)],
  [/(currency|currencycode)$/, ({ faker, language }) => (language === 'zh' ? 'CNY' : faker.finance.currencyCode())],
  [/(price|amount|balance|fee|cost|total|money)$/, ({ integer }) => (integer(100, 100_000) / 100).toFixed(2)],
  [/(card|account|bankcard)(no|num|number)$/, source => drawDigits(source, 16)],
  [
    /(order|trade|serial|tracking|transaction|payment|invoice).*(no|num|number|sn|id)$/,
    source => `2026${drawDigits(source, 14)}`,
  ],
  [/version$/, ({ faker }) => faker.system.semver()],
  [/country$/, ({ faker }) => faker.location.country()],
  [/province$|^state$/, ({ faker }) => faker.location.state()],
  [/(city|cityname)$/, ({ faker }) => faker.location.city()],
  [/(district|county)$/, ({ faker }) => faker.location.county()],
  [/(zip|zipcode|postcode|postalcode|postal)$/, ({ faker }) => faker.location.zipCode()],
  [/(address|street|addr)$/, ({ faker }) => faker.location.streetAddress()],
  [/(^|client|remote)ip(address)?$/, ({ faker }) => faker.internet.ipv4()],
  [/(host|hostname|domain)$/, () => 'example.com'],
  [/(gender|sex)$/, ({ faker }) => faker.person.sex()],
  [/(job|jobtitle|position|occupation)$/, ({ faker }) => faker.person.jobTitle()],
  [/(color|colour)$/, ({ faker }) => faker.color.human()],
  [/(language|locale|lang)$/, ({ language }) => (language === 'zh' ? 'zh-CN' : 'en-US')],
  [/(category|department)(name)?$/, ({ faker }) => faker.commerce.department()],
  [/(company|merchant|shop|store|seller|supplier|organi[sz]ation|vendor|bank|brand)(name)?$/, company],
  [/(product|goods|item|sku|spu)(name|title)?$/, product],
  [
    /(fullname|realname|truename|person|contact|receiver|recipient|consignee|payee|payer|customer|author|owner|holder)(name)?$/,
    person,
  ],
  [
    /(description|desc|remark|comment|message|msg|content|summary|detail|note|intro|text|memo|reason|bio|tips)s?$/,
    sentence,
  ],
  [/(title|subject|headline)$/, phrase],
  [/(id|no|sn|code)$/, source => drawDigits(source, 10)],
];

/** What a bare `name` means depends on whose it is. */
const NAMES_BY_OWNER: readonly [RegExp, TextGenerator][] = [
  [/product|goods|item|sku|spu/, product],
  [/company|shop|store|merchant|brand|bank|organi[sz]ation|vendor/, company],
  [/city/, ({ faker }) => faker.location.city()],
  [/categor|department/, ({ faker }) => faker.commerce.department()],
  [/file|document|attachment/, ({ faker }) => faker.system.fileName()],
];

/**
 * Texts as a property of this name usually has them.
 * @param owner the name of the type that has the property
 */
export function textsByName(name: string, owner: string): TextGenerator {
  const lower = name.toLowerCase();
  if (/(birthday|birthdate|date|day)$/.test(lower)) return source => drawDate(source, name).toISOString().slice(0, 10);
  if (/(time|timestamp|datetime)$|(ed|expires?)(at|on)$/.test(lower))
    return source => drawDate(source, name).toISOString();
  if (lower === 'name') return find(NAMES_BY_OWNER, owner.toLowerCase()) ?? person;
  return find(BY_NAME, lower) ?? phrase;
}

function find(list: readonly [RegExp, TextGenerator][], name: string): TextGenerator | undefined {
  return list.find(([expression]) => expression.test(name))?.[1];
}

import { drawDate } from './dates.ts';
import type { Source } from './source.ts';

export type TextGenerator = (source: Source) => string;

const person: TextGenerator = ({ faker }) => faker.person.fullName();
const company: TextGenerator = ({ faker }) => faker.company.name();
const product: TextGenerator = ({ faker }) => faker.commerce.productName();
/** Latin filler is no Chinese: there a product's description stands for any text. */
const sentence: TextGenerator = ({ faker, language }) =>
  language === 'zh' ? faker.commerce.productDescription() : faker.lorem.sentence({ min: 4, max: 8 });
const phrase: TextGenerator = source => (source.language === 'zh' ? product(source) : source.faker.lorem.words(2));
/** Reserved for examples by RFC 2606, so that no client asks a stranger's server for mock data. */
export const drawUrl: TextGenerator = ({ faker }) =>
  `https://example.com/${faker.string.alphanumeric({ length: 8, casing: 'lower' })}`;

/** Texts by the name of their property, lower case, the first that fits. */
const BY_NAME: readonly [RegExp, TextGenerator][] = [
  [/e?mail(address)?$/, ({ faker }) => faker.internet.exampleEmail().toLowerCase()],
  [/(phone|mobile|tel|telephone|cellphone)(no|num|number)?$/, ({ faker }) => faker.phone.number({ style: 'national' })],
  [/(avatar|icon|image|img|photo|picture|pic|logo|thumbnail|cover|banner)(url)?$/, source => `${drawUrl(source)}.png`],
  [/(url|uri|link|href|website|homepage)$/, drawUrl],
  [/(uuid|guid|traceid)$/, ({ faker }) => faker.string.uuid()],
  [/^firstname$|givenname$/, ({ faker }) => faker.person.firstName()],
  [/^(lastname|surname)$|familyname$/, ({ faker }) => faker.person.lastName()],
  [/(username|nickname|account|login|loginname)$/, ({ faker }) => faker.internet.username().toLowerCase()],
  [/password$/, ({ faker }) => faker.internet.password({ length: 12 })],
  [/(token|session|secret|signature|ticket|hash|digest)$/, ({ faker }) => faker.string.alphanumeric(32)],
  [/(currency|currencycode)$/, ({ faker, language }) => (language === 'zh' ? 'CNY' : faker.finance.currencyCode())],
  [/(price|amount|balance|fee|cost|total|money)$/, ({ faker }) => faker.finance.amount({ min: 1, max: 1000 })],
  [
    /(card|account|bankcard)(no|num|number)$/,
    ({ faker }) => faker.string.numeric({ length: 16, allowLeadingZeros: false }),
  ],
  [
    /(order|trade|serial|tracking|transaction|payment|invoice).*(no|num|number|sn|id)$/,
    ({ faker }) => `2026${faker.string.numeric(14)}`,
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
  [/(id|no|sn|code)$/, ({ faker }) => faker.string.numeric({ length: 10, allowLeadingZeros: false })],
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

import chinese from '../../../l10n/contributions.zh-cn.json';
import type { Bilingual, Language } from '../../../server/src/catalog/statement.ts';
import { chineseOf } from '../../build/in-chinese.mjs';

/**
 * A text of the schema in a language; nothing of nothing.
 * @throws when there is none in Chinese
 */
export function said(english: string | undefined, language: Language): string {
  return !english || language === 'en' ? (english ?? '') : chineseOf(english, chinese);
}

export const INTRODUCTION: Bilingual = {
  en: `# Configuration

[简体中文](configuration.zh-cn.md). This page is made of \`schemas/mpaas.config.schema.json\` by \`npm run docs\`: change the schema, not the
page. The editor completes and explains the same keys.

The config is \`mpaas.config.json\`. A file belongs to the nearest one in its folder or above, so a repository may have several. What
is wrong in it is told with a [code](contracts.md#in-mpaasconfigjson).`,
  zh: `# 配置

[English](configuration.md)。本页由 \`npm run docs\` 根据 \`schemas/mpaas.config.schema.json\` 与 \`l10n/contributions.zh-cn.json\` 生成：请修改它们，不要修改本页。编辑器补全和说明的是同样的键。

配置文件是 \`mpaas.config.json\`。文件属于其所在文件夹或上级文件夹中最近的配置，因此一个仓库可以有多个配置。其中的问题会带有[代码](contracts.md#in-mpaasconfigjson)（英文）。`,
};

export const KEY: Bilingual = { en: 'key', zh: '键' };
export const ONE_OF: Bilingual = { en: 'one of', zh: '其中之一' };
export const VALUE: Bilingual = { en: 'value', zh: '取值' };
export const DEFAULT: Bilingual = { en: 'default', zh: '默认值' };
export const MEANING: Bilingual = { en: 'what it is', zh: '含义' };
export const REQUIRED: Bilingual = { en: 'required', zh: '必填' };

export const TEXT: Bilingual = { en: 'text', zh: '文本' };
export const TEXT_LIKE: Bilingual = { en: 'text that matches ', zh: '文本，须匹配 ' };
export const ANY: Bilingual = { en: 'any JSON', zh: '任意 JSON' };
export const OBJECT: Bilingual = { en: 'object', zh: '对象' };
export const BY_NAME: Bilingual = { en: 'object by name: ', zh: '按名称的对象：' };
export const LIST: Bilingual = { en: 'list: ', zh: '列表：' };
export const OR: Bilingual = { en: ' or ', zh: ' 或 ' };
export const COMMA: Bilingual = { en: ', ', zh: '、' };

/** What JSON Schema calls the other types of values. */
export const TYPES: Readonly<Record<string, Bilingual>> = {
  integer: { en: 'integer', zh: '整数' },
  number: { en: 'number', zh: '数字' },
  boolean: { en: 'boolean', zh: '布尔值' },
};

/** Limits of numbers, behind their type. */
export const LIMITS = {
  from: { en: 'from ', zh: '不小于 ' },
  above: { en: 'above ', zh: '大于 ' },
  to: { en: 'to ', zh: '不大于 ' },
  between: { en: ' ', zh: '，' },
  start: { en: ', ', zh: '，' },
} as const satisfies Record<string, Bilingual>;

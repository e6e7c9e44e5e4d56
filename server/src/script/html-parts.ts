import type { Span } from '../span.ts';

export interface HtmlParts {
  /** Scripts and event handlers. */
  scripts: Span[];
  /** Those of them that are the content of a `script` element. */
  elements: Span[];
  /** The values of other attributes. */
  attributes: Span[];
  comments: Span[];
}

const TAG = /<(?:(!--)|([a-z][^\s/>]*))/gi;
const ATTRIBUTE = /[^\s"'>/=]+|=\s*"|=\s*'|>|["'=/]/g;
/** Attributes whose values are code: `onclick`, Vue's `@click`, `:href` and `v-on:click`. */
const IS_CODE = /^(?:on|@|:|v-)/i;
/** Scripts that hold something else: JSON, templates, shaders. */
const IS_SCRIPT = /^$|javascript|ecmascript|typescript|module|babel|jsx|^[jt]s$/i;
/** Elements whose content is text, with what ends it. */
const RAW = /^(?:script|style)$/i;

/** Where code and URLs stand in HTML or a Vue component, whole or half-typed. Never fails, takes linear time. */
export function htmlParts(text: string): HtmlParts {
  const parts: HtmlParts = { scripts: [], elements: [], attributes: [], comments: [] };
  const tags = new RegExp(TAG);
  for (let match = tags.exec(text); match; match = tags.exec(text)) {
    const [, comment, name = ''] = match;
    tags.lastIndex = comment
      ? readComment(text, match.index, parts)
      : readElement(text, name, match.index + match[0].length, parts);
  }
  return parts;
}

function readComment(text: string, start: number, parts: HtmlParts): number {
  const end = endOf(text, '-->', start);
  parts.comments.push({ start, end });
  return end;
}

/** @returns the offset after the tag, or after the content where that is no markup */
function readElement(text: string, element: string, from: number, parts: HtmlParts): number {
  const attributes = new RegExp(ATTRIBUTE);
  attributes.lastIndex = from;
  let name = '';
  let type = '';
  let at = from;
  for (let match = attributes.exec(text); match; match = attributes.exec(text)) {
    const word = match[0];
    at = attributes.lastIndex;
    if (word === '>') break;
    if (!word.startsWith('=') || word === '=') {
      name = word;
      continue;
    }
    const span = { start: at, end: indexOf(text, word.slice(-1), at) };
    if (/^(?:type|lang)$/i.test(name)) type = text.slice(span.start, span.end);
    (IS_CODE.test(name) ? parts.scripts : parts.attributes).push(span);
    at = Math.min(span.end + 1, text.length);
    attributes.lastIndex = at;
  }
  if (!RAW.test(element) || text.charAt(at - 1) !== '>') return at;
  const end = indexOfTag(text, element, at);
  if (element.toLowerCase() === 'script' && IS_SCRIPT.test(type)) {
    const content = { start: at, end };
    parts.scripts.push(content);
    parts.elements.push(content);
  }
  return end;
}

function endOf(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index < 0 ? text.length : index + what.length;
}

function indexOf(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index < 0 ? text.length : index;
}

function indexOfTag(text: string, element: string, from: number): number {
  const closing = new RegExp(`</${element}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(text)?.index ?? text.length;
}

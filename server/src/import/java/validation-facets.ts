import type { Facets, Type } from '../../contracts/model.ts';
import { annotation, numberElement, textElement } from './annotations.ts';
import type { JavaField, JavaMethod } from './java-model.ts';

/** What annotations of Bean Validation and OpenAPI say about values of a kind. */
export function validationFacets(field: JavaField | JavaMethod, kind: Type['kind']): Facets {
  const isList = kind === 'array';
  const facets: Facets = {};
  const size = annotation(field, 'Size', 'Length');
  const [least, most] = [numberElement(size, 'min'), numberElement(size, 'max')];
  set(facets, isList ? 'minItems' : 'minLength', least);
  set(facets, isList ? 'maxItems' : 'maxLength', most);
  if (annotation(field, 'NotBlank', 'NotEmpty') && (least ?? 0) < 1) set(facets, isList ? 'minItems' : 'minLength', 1);
  set(facets, 'minimum', limitOf(field, 'Min', 'DecimalMin'));
  set(facets, 'maximum', limitOf(field, 'Max', 'DecimalMax'));
  if (annotation(field, 'Positive')) set(facets, 'exclusiveMinimum', 0);
  if (annotation(field, 'PositiveOrZero')) set(facets, 'minimum', 0);
  if (annotation(field, 'Negative')) set(facets, 'exclusiveMaximum', 0);
  if (annotation(field, 'NegativeOrZero')) set(facets, 'maximum', 0);
  set(facets, 'pattern', anchored(textElement(annotation(field, 'Pattern'), 'regexp')));
  if (annotation(field, 'Email')) set(facets, 'format', 'email');
  const example = textElement(annotation(field, 'ApiModelProperty', 'Schema'), 'example') || undefined;
  if (kind === 'string') set(facets, 'example', example);
  if (kind === 'number' && Number.isFinite(Number(example))) set(facets, 'example', Number(example));
  return facets;
}

function set<Name extends keyof Facets>(facets: Facets, name: Name, value: Facets[Name] | undefined): void {
  if (value !== undefined) facets[name] = value;
}

function limitOf(field: JavaField | JavaMethod, ...names: string[]): number | undefined {
  const given = annotation(field, ...names);
  const text = textElement(given, 'value');
  const number = numberElement(given, 'value') ?? (text === undefined || text === '' ? undefined : Number(text));
  return Number.isFinite(number) ? number : undefined;
}

/** Bean Validation matches the whole text, and JSON Schema any part of it. */
function anchored(pattern: string | undefined): string | undefined {
  if (pattern === undefined || pattern === '') return undefined;
  return `${pattern.startsWith('^') ? '' : '^'}${pattern.includes('|') ? `(?:${pattern})` : pattern}${pattern.endsWith('$') ? '' : '$'}`;
}

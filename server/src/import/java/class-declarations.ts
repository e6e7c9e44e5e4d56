import * as l10n from '@vscode/l10n';
import type { EnumMember } from '../../contracts/model.ts';
import { quote } from '../../generate/targets/source-text.ts';
import type { Documentation, ImportedBody, ImportedProperty, ImportedType } from '../contract.ts';
import { carriedFacets } from '../doc-text.ts';
import { annotation, booleanElement, textElement } from './annotations.ts';
import type { ClassIndex } from './class-index.ts';
import type { JavaAnnotation, JavaClass, JavaField, JavaMethod } from './java-model.ts';
import { readJavadoc } from './javadoc.ts';
import { isPrimitive, libraryKind } from './library-types.ts';
import { simpleName, type TypeConverter } from './type-converter.ts';
import { validationFacets } from './validation-facets.ts';

/** A class as JSON libraries write its objects: its fields, and what its getters give beside them. */
export function declareClass(java: JavaClass, converter: TypeConverter, index: ClassIndex): ImportedType {
  const { parameters } = java;
  return {
    name: converter.nameOf(java),
    ...(parameters.length > 0 && { parameters }),
    ...documentationOf(java),
    body: java.kind === 'enum' ? { kind: 'enum', members: membersOf(java) } : interfaceOf(java, converter, index),
  };
}

/** Its Javadoc, or else what an annotation of OpenAPI says. */
export function documentationOf(declared: { doc: string; annotations: JavaAnnotation[] }): Documentation {
  const described = textElement(
    annotation(declared, 'ApiModelProperty', 'ApiModel', 'ApiOperation', 'Schema', 'Operation'),
    'value',
    'description',
    'summary',
  );
  const deprecated = annotation(declared, 'Deprecated') ? { deprecated: '' } : {};
  return { ...(described && { description: described }), ...deprecated, ...readJavadoc(declared.doc) };
}

/** Constants travel by their names. */
function membersOf({ constants }: JavaClass): EnumMember[] {
  return constants.map(constant => {
    const { description } = documentationOf(constant);
    return { name: constant.name, value: jsonName(constant) ?? constant.name, ...(description && { description }) };
  });
}

function interfaceOf(java: JavaClass, converter: TypeConverter, index: ClassIndex): ImportedBody {
  const properties = propertiesOf(java, converter);
  const bases = java.bases.flatMap((base): string[] => {
    if (libraryKind(simpleName(base)) === 'anything') return [];
    const found = index.find(base.name, java);
    if (!found) {
      const message = l10n.t(
        '"{0}" is in none of these files, so its fields are missing here. Import it together with them.',
        base.name,
      );
      java.source.report.add('warning', 'unknown-class', base.place, message);
      return [];
    }
    if (found.kind === 'enum') {
      java.source.report.add('error', 'malformed', base.place, l10n.t('Nothing can extend "{0}".', base.name));
      return [];
    }
    const all = index.withBases(found);
    if (all.has(java)) {
      java.source.report.add('error', 'circular-type', base.place, l10n.t('These classes extend each other.'));
      return [];
    }
    const inherited = new Set([...all].flatMap(each => members(each).map(({ name }) => name)));
    const hidden = properties.map(({ name }) => name).filter(name => inherited.has(name));
    const name = converter.reference(found, base, java);
    return [hidden.length > 0 ? `Omit<${name}, ${hidden.map(quote).join(' | ')}>` : name];
  });
  return { kind: 'interface', bases, properties };
}

function propertiesOf(java: JavaClass, converter: TypeConverter): ImportedProperty[] {
  return members(java).map(({ name, declared, getter }) => {
    const { type, facets } = converter.faceted(declared.type, java);
    const said = {
      ...facets,
      ...validationFacets(declared, type.kind),
      ...(getter && validationFacets(getter, type.kind)),
    };
    const { facets: carried, lost } = carriedFacets(said);
    for (const each of lost) {
      const message = l10n.t('No tag can say this "{0}": it is left out.', each);
      java.source.report.add('warning', 'tag', declared.place, message);
    }
    const isSure = [declared, ...(getter ? [getter] : [])].some(isNeverNull);
    return {
      name,
      type,
      optional: !isSure && !(declared.type.dimensions === 0 && isPrimitive(declared.type.name)),
      ...documentationOf(declared),
      ...(carried && { facets: carried }),
    };
  });
}

function isNeverNull(declared: JavaField | JavaMethod): boolean {
  const isRequired = ['JsonProperty', 'ApiModelProperty', 'Schema'].some(
    name => booleanElement(annotation(declared, name), 'required') === true,
  );
  return isRequired || annotation(declared, 'NotNull', 'NonNull', 'Nonnull', 'NotBlank', 'NotEmpty') !== undefined;
}

interface Member {
  /** In JSON. */
  name: string;
  declared: JavaField;
  getter?: JavaMethod;
}

/** What of a class becomes JSON, by its names there. */
function members(java: JavaClass): Member[] {
  const getters = new Map(java.methods.flatMap(method => gettersName(method).map(name => [name, method] as const)));
  const fields = java.fields.filter(field => !field.modifiers.has('static'));
  const ofFields = fields.flatMap((declared): Member[] => {
    const getter = getters.get(declared.name);
    if (isIgnored(declared) || (getter && isIgnored(getter))) return [];
    const name = jsonName(declared) ?? (getter && jsonName(getter)) ?? declared.name;
    return [{ name, declared, ...(getter && { getter }) }];
  });
  const ofGetters = [...getters].flatMap(([name, { type, ...method }]): Member[] => {
    const isKnown = fields.some(field => field.name === name) || !type || isIgnored({ ...method });
    return isKnown ? [] : [{ name: jsonName(method) ?? name, declared: { ...method, type } }];
  });
  return [...new Map([...ofFields, ...ofGetters].map(member => [member.name, member])).values()];
}

/** `getUserName` → `userName`, `isVip` → `vip`. */
function gettersName({ name, type, parameters, modifiers }: JavaMethod): string[] {
  if (!type || parameters.length > 0 || modifiers.has('static') || modifiers.has('private') || name === 'getClass')
    return [];
  const [, property = ''] =
    (/^boolean$/i.test(type.name) ? /^(?:get|is)(\p{Lu}.*)$/u : /^get(\p{Lu}.*)$/u).exec(name) ?? [];
  if (property === '') return [];
  // `getURL` stays `URL`, as JavaBeans have it.
  return [/^\p{Lu}{2}/u.test(property) ? property : property.charAt(0).toLowerCase() + property.slice(1)];
}

function isIgnored(declared: { annotations: JavaAnnotation[]; modifiers: Set<string> }): boolean {
  const isOff = booleanElement(annotation(declared, 'JSONField'), 'serialize') === false;
  return isOff || declared.modifiers.has('transient') || annotation(declared, 'JsonIgnore', 'Transient') !== undefined;
}

/** The name that an annotation gives it in JSON. */
function jsonName(declared: { annotations: JavaAnnotation[] }): string | undefined {
  const given = annotation(declared, 'JsonProperty', 'SerializedName', 'JSONField', 'JsonAlias');
  return textElement(given, 'value', 'name') || undefined;
}

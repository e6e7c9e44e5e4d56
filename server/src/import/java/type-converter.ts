import * as l10n from '@vscode/l10n';
import type { Facets, Type } from '../../contracts/model.ts';
import type { ImportedType } from '../contract.ts';
import { JsonType } from '../json-type.ts';
import { typeName, type UniqueNames } from '../names.ts';
import { typeText } from '../print-contract.ts';
import { type ClassIndex, outersOf } from './class-index.ts';
import { isEndless } from './endless-types.ts';
import type { JavaClass, JavaType } from './java-model.ts';
import { libraryKind, libraryValue } from './library-types.ts';

/** A type with what tags say about its values. */
export interface FacetedType {
  type: Type;
  facets?: Facets;
}

/** Makes types of contracts out of Java's. Classes that it meets are declared once each. */
export class TypeConverter {
  private readonly names = new Map<JavaClass, string>();
  private readonly aliases = new Map<string, string>();
  private readonly json: JsonType;
  /** Classes that were met and whose bodies nobody has converted yet. */
  readonly waiting: JavaClass[] = [];

  /** @param types what is declared, in the order in which it is met */
  constructor(
    private readonly index: ClassIndex,
    private readonly free: UniqueNames,
    readonly types: ImportedType[],
  ) {
    this.json = new JsonType(free, type => types.push(type));
  }

  /** Where tags can stand beside the type. */
  faceted(type: JavaType, from: JavaClass): FacetedType {
    if (type.dimensions > 0) {
      const element = { ...type, dimensions: type.dimensions - 1 };
      const isBytes = element.dimensions === 0 && element.name === 'byte';
      if (isBytes) return { type: { kind: 'string' }, facets: { format: 'byte' } };
      return { type: { kind: 'array', element: this.plain(element, from) } };
    }
    const simple = simpleName(type);
    if ([from, ...outersOf(from)].some(({ parameters }) => parameters.includes(type.name))) {
      return { type: { kind: 'reference', name: type.name } };
    }
    const found = this.isOfLibrary(type, from) ? undefined : this.index.find(type.name, from);
    if (found && isEndless(type, found, from, this.index)) {
      const message = l10n.t('"{0}" makes new types of itself without end. Any value is taken here.', type.name);
      from.source.report.add('warning', 'circular-type', type.place, message);
      return { type: this.json.reference() };
    }
    if (found) return { type: { kind: 'reference', name: this.reference(found, type, from) } };
    return this.ofLibrary(simple, type, from);
  }

  /** Where no tag can stand: a type that needs one has a name that says it. */
  plain(type: JavaType, from: JavaClass): Type {
    const { type: bare, facets } = this.faceted(type, from);
    if (!facets) return bare;
    const name = typeName(type.dimensions > 0 ? 'Base64' : boxedName(simpleName(type)));
    const known = this.aliases.get(name) ?? this.free.take(name);
    if (!this.aliases.has(name)) {
      this.aliases.set(name, known);
      this.types.push({ name: known, facets, body: { kind: 'alias', type: bare } });
    }
    return { kind: 'reference', name: known };
  }

  /** The name that a class has in the contract. */
  nameOf(java: JavaClass): string {
    const known = this.names.get(java);
    if (known !== undefined) return known;
    const name = this.free.take(typeName(java.name));
    this.names.set(java, name);
    this.waiting.push(java);
    return name;
  }

  /** `Page<Order>`; what Java leaves out between the brackets is any value. */
  reference(java: JavaClass, type: JavaType, from: JavaClass): string {
    const name = this.nameOf(java);
    if (java.parameters.length === 0) return name;
    if (type.arguments.length === 0) {
      const message = l10n.t('"{0}" needs types between < and >. Any value is taken for them.', type.name);
      from.source.report.add('warning', 'raw-type', type.place, message);
    }
    const given = java.parameters.map((_, index) => {
      const argument = type.arguments[index];
      return typeText(argument ? this.plain(argument, from) : this.json.reference());
    });
    return `${name}<${given.join(', ')}>`;
  }

  /** Written out or imported as such, whatever classes of that name there are. */
  private isOfLibrary({ name }: JavaType, { source }: JavaClass): boolean {
    return /^javax?\./.test(name) || source.imports.some(each => /^javax?\./.test(each) && each.endsWith(`.${name}`));
  }

  private ofLibrary(simple: string, type: JavaType, from: JavaClass): FacetedType {
    const { report } = from.source;
    switch (libraryKind(simple)) {
      case 'value':
        return libraryValue(simple);
      case 'moment':
        report.leave('date', type.place, dateMessage);
        return libraryValue('long');
      case 'list':
        return { type: { kind: 'array', element: this.argument(0, type, from) } };
      case 'map': {
        const [key] = type.arguments;
        if (key && !['String', 'Object', '?', 'CharSequence'].includes(simpleName(key))) {
          const message = l10n.t('The keys of "{0}" travel as text.', type.name);
          report.add('info', 'map-key', key.place, message);
        }
        return { type: { kind: 'record', value: this.argument(1, type, from) } };
      }
      case 'wrapper':
        return type.arguments[0] ? this.faceted(type.arguments[0], from) : { type: this.json.reference() };
      case 'object':
        return { type: { kind: 'record', value: this.json.reference() } };
      case 'json-list':
        return { type: { kind: 'array', element: this.json.reference() } };
      case 'anything':
        return { type: this.json.reference() };
      case undefined: {
        if (type.name === '?') return { type: this.json.reference() };
        const message = l10n.t(
          '"{0}" is in none of these files. Import it together with them; until then any value is taken.',
          type.name,
        );
        report.add('error', 'unknown-class', type.place, message);
        return { type: this.json.reference() };
      }
    }
  }

  private argument(index: number, type: JavaType, from: JavaClass): Type {
    const argument = type.arguments[index];
    if (argument) return this.plain(argument, from);
    const message = l10n.t('"{0}" needs types between < and >. Any value is taken for them.', type.name);
    from.source.report.add('warning', 'raw-type', type.place, message);
    return this.json.reference();
  }
}

function dateMessage(count: number): string {
  return l10n.t(
    'Dates ({0} of them) are taken for milliseconds, as fastjson and Jackson write them unless told otherwise. Where yours are ISO 8601 text, change number to Date.',
    count,
  );
}

export function simpleName({ name }: JavaType): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `int` → `Integer`. */
function boxedName(name: string): string {
  if (name === 'int') return 'Integer';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

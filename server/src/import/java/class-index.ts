import type { JavaClass, JavaValue } from './java-model.ts';

/** All classes of an import, found by the names that Java has for them. */
export class ClassIndex {
  private readonly bySimpleName = new Map<string, JavaClass[]>();

  constructor(classes: JavaClass[]) {
    for (const each of classes) {
      this.bySimpleName.set(each.name, [...(this.bySimpleName.get(each.name) ?? []), each]);
    }
  }

  /**
   * What a name means where it is used: a class around it or in the same package, what is imported, or, as the files may
   * come from several places, the one class of that name.
   * @param name with or without what qualifies it
   */
  find(name: string, from: JavaClass): JavaClass | undefined {
    const simple = name.slice(name.lastIndexOf('.') + 1);
    const all = this.bySimpleName.get(simple) ?? [];
    if (name.includes('.')) return all.find(each => `.${qualifiedName(each)}`.endsWith(`.${name}`));
    const { imports, packageName } = from.source;
    const imported = imports.find(each => each.endsWith(`.${name}`));
    const ranks: ((each: JavaClass) => boolean)[] = [
      each => each.outer !== undefined && [from, ...outersOf(from)].includes(each.outer),
      each => each === from,
      each => qualifiedName(each) === imported,
      each => each.outer === undefined && each.source.packageName === packageName,
      each => imports.includes(`${qualifiedName(each).replace(/\.[^.]*$/, '')}.*`),
    ];
    for (const isIt of ranks) {
      const found = all.find(isIt);
      if (found) return found;
    }
    return imported === undefined && all.length === 1 ? all[0] : undefined;
  }

  /** A class and all that it extends, as far as they are here. */
  withBases(java: JavaClass): Set<JavaClass> {
    const all = new Set<JavaClass>();
    const waiting = [java];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (all.has(next)) continue;
      all.add(next);
      for (const base of next.bases) {
        const found = this.find(base.name, next);
        if (found) waiting.push(found);
      }
    }
    return all;
  }

  /** A text that is written, or put together of texts and constants; nothing when a part of it is not known. */
  textOf(value: JavaValue, from: JavaClass, depth = 0): string | undefined {
    // Constants may be defined by each other.
    if (depth > 20) return undefined;
    switch (value.kind) {
      case 'text':
        return value.value;
      case 'sum': {
        const parts = value.parts.map(part => this.textOf(part, from, depth + 1));
        return parts.every(part => part !== undefined) ? parts.join('') : undefined;
      }
      case 'name':
        return this.constant(value.name, from, depth);
      default:
        return undefined;
    }
  }

  private constant(name: string, from: JavaClass, depth: number): string | undefined {
    const dot = name.lastIndexOf('.');
    const field = name.slice(dot + 1);
    const holders =
      dot < 0 ? [from, ...outersOf(from), ...this.staticImports(field, from)] : [this.find(name.slice(0, dot), from)];
    for (const holder of holders) {
      const value = holder?.fields.find(each => each.name === field && each.modifiers.has('static'))?.value;
      const text = value && holder && this.textOf(value, holder, depth + 1);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** Classes whose constants may be used by their bare names. */
  private staticImports(field: string, from: JavaClass): (JavaClass | undefined)[] {
    return from.source.imports
      .filter(each => each.endsWith(`.${field}`) || each.endsWith('.*'))
      .map(each => this.find(each.slice(0, each.lastIndexOf('.')), from));
  }
}

/** `com.example.Order.Line`. */
function qualifiedName({ name, outer, source: { packageName } }: JavaClass): string {
  const before = outer ? qualifiedName(outer) : packageName;
  return before === '' ? name : `${before}.${name}`;
}

export function outersOf({ outer }: JavaClass): JavaClass[] {
  return outer ? [outer, ...outersOf(outer)] : [];
}

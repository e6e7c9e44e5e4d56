import type { Report, Span } from '../report.ts';

/** A type as Java writes it: `Page<Order>[]`. */
export interface JavaType extends Placed {
  /** As it is written, with what qualifies it: `java.util.List`. `?` for a wildcard without a bound. */
  name: string;
  arguments: JavaType[];
  /** How many `[]` stand behind it. */
  dimensions: number;
}

export interface JavaAnnotation extends Placed {
  /** Without what qualifies it: `OperationType`. */
  name: string;
  /** Elements by name; a single one without a name is `value`. */
  elements: Map<string, JavaValue>;
}

/** The value of an element or constant, as far as it is known. */
export type JavaValue =
  | { kind: 'text'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  /** A constant: `Operations.LOGIN`. */
  | { kind: 'name'; name: string }
  /** Texts and constants with `+` between them. */
  | { kind: 'sum'; parts: JavaValue[] }
  | { kind: 'other' };

/** Something with a name, a doc comment and annotations. */
interface Declared extends Placed {
  name: string;
  /** The text of the doc comment with its stars, empty where there is none. */
  doc: string;
  annotations: JavaAnnotation[];
  modifiers: Set<string>;
}

export interface JavaField extends Declared {
  type: JavaType;
  /** What it is set to, of constants. */
  value?: JavaValue;
}

export interface JavaMethod extends Declared {
  /** Absent for `void`. */
  type?: JavaType;
  parameters: JavaField[];
}

export interface JavaClass extends Declared {
  kind: 'class' | 'interface' | 'enum' | 'record';
  /** Names of its type parameters. */
  parameters: string[];
  /** What it extends. */
  bases: JavaType[];
  fields: JavaField[];
  methods: JavaMethod[];
  /** Of an enum. */
  constants: Declared[];
  /** The class that it stands in. */
  outer?: JavaClass;
  source: JavaSource;
}

/** A file of Java. */
export interface JavaSource {
  packageName: string;
  /** Without `import` and `static`: `java.util.List`, `com.example.*`. */
  imports: string[];
  report: Report;
}

interface Placed {
  place: Span;
}

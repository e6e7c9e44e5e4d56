import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, getNodeValue, type JSONPath, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { offsetRange, valueRange } from '../../config/json-places.ts';
import type { Finding, Severity } from '../../findings.ts';

type JsonType = 'string' | 'number' | 'object' | 'array';

/** A JSON file that is read piece by piece; what is wrong with a piece becomes a finding at its place. */
export class JsonFile {
  readonly findings: Finding[] = [];
  /** Absent when the text is no JSON, which is a finding. */
  readonly root: Node | undefined;

  constructor(
    /** Absolute. */
    readonly file: string,
    private readonly text: string,
  ) {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    if (root && errors.length === 0) this.root = root;
    else this.syntaxError(errors[0]);
  }

  report(path: JSONPath, severity: Severity, code: string, message: string): void {
    this.findings.push({ code, severity, message, file: this.file, range: this.range(path) });
  }

  /** The place of the value at a path; of what it is missing in when it is not there. */
  range(path: JSONPath): Finding['range'] {
    return this.root ? valueRange(this.text, this.root, path) : offsetRange(this.text, 0, 0);
  }

  /** How many elements the array at a path has; one that is no array is a finding. */
  length(path: JSONPath): number {
    return this.checked(path, 'array')?.children?.length ?? 0;
  }

  isObject(path: JSONPath): boolean {
    return this.checked(path, 'object') !== undefined;
  }

  /** The string at a path; one that is missing or of another type is a finding. */
  requiredString(path: JSONPath): string | undefined {
    return this.checked(path, 'string')?.value;
  }

  /** The value at a path when it is there; one of another type is a finding. */
  optional<T extends string | number>(path: JSONPath, type: 'string' | 'number'): T | undefined {
    return this.node(path) ? this.checked(path, type)?.value : undefined;
  }

  private checked(path: JSONPath, type: JsonType): Node | undefined {
    const node = this.node(path);
    if (node?.type === type) return node;
    if (!this.root) return undefined;
    const name = path.length > 0 ? path.join('.') : l10n.t('The file');
    if (node) this.report(path, 'error', 'package/json-type', l10n.t('{0} has to be of type {1}.', name, type));
    else this.report(path, 'error', 'package/json-missing-key', l10n.t('{0} is missing.', name));
    return undefined;
  }

  value(path: JSONPath): unknown {
    const node = this.node(path);
    return node && getNodeValue(node);
  }

  private node(path: JSONPath): Node | undefined {
    return this.root && findNodeAtLocation(this.root, path);
  }

  private syntaxError(error: ParseError | undefined): void {
    const { offset = 0, length = 0 } = error ?? {};
    this.findings.push({
      code: 'package/json-syntax',
      severity: 'error',
      message: l10n.t('This is no valid JSON, so that clients cannot read the file. Mend it here.'),
      file: this.file,
      range: offsetRange(this.text, offset, offset + length),
    });
  }
}

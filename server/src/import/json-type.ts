import * as l10n from '@vscode/l10n';
import type { Type } from '../contracts/model.ts';
import type { ImportedType } from './contract.ts';
import type { UniqueNames } from './names.ts';

/** Whatever JSON can say, as a type of the contract: what is declared once somebody needs it. */
export class JsonType {
  private name: string | undefined;

  constructor(
    private readonly names: UniqueNames,
    private readonly declare: (type: ImportedType) => void,
  ) {}

  reference(): Type {
    if (this.name !== undefined) return { kind: 'reference', name: this.name };
    this.name = this.names.take('Json');
    const self: Type = { kind: 'reference', name: this.name };
    const members: Type[] = [
      { kind: 'string' },
      { kind: 'number' },
      { kind: 'boolean' },
      { kind: 'null' },
      { kind: 'array', element: self },
      { kind: 'record', value: self },
    ];
    const description = l10n.t('Any JSON value.');
    this.declare({ name: this.name, description, body: { kind: 'alias', type: { kind: 'union', members } } });
    return self;
  }
}

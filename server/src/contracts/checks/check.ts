import type { ts } from 'ts-morph';
import type { TagPlace } from '../../catalog/contract-tags.ts';
import type { DocComment } from '../doc-comment.ts';
import type { Operation, Service } from '../model.ts';
import type { ReadContext } from '../read-context.ts';
import type { TypeReader } from '../type-reader.ts';
import type { TypeUse } from './type-uses.ts';

/** A check reports what it finds to the context of what it looks at. */
interface Subject {
  context: ReadContext;
}

/** What a doc comment stands before. */
export type DocPlace = TagPlace | 'enum member' | 'parameter';

/** A doc comment in its place. */
export interface DocSubject extends Subject {
  doc: DocComment;
  place: DocPlace;
  source: ts.SourceFile;
}

/** An operation, with the text behind it. */
export interface OperationSubject extends Subject {
  operation: Operation;
  doc: DocComment;
  /** Of the interface that the operation is in. */
  serviceDoc: DocComment;
  method: ts.Node;
  types: TypeReader;
}

/** A contract once it is read, with every place where its operations use a type. */
export interface ContractSubject extends Subject {
  services: readonly Service[];
  /**
   * By the kind of API that operations are in the console: those with `@http` are HTTP APIs, whose requests and results
   * are data models; the others are what mPaaS calls MPC, whose interfaces are Java (our choice: contracts do not say).
   */
  uses: { http: readonly TypeUse[]; mpc: readonly TypeUse[] };
  types: TypeReader;
}

export type DocCheck = (subject: DocSubject) => void;
export type OperationCheck = (subject: OperationSubject) => void;
export type ContractCheck = (subject: ContractSubject) => void;

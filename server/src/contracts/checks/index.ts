import type { ts } from 'ts-morph';
import type { DocComment } from '../doc-comment.ts';
import type { Service } from '../model.ts';
import { docCommentOf, type ReadContext } from '../read-context.ts';
import type { TypeReader } from '../type-reader.ts';
import type { ContractCheck, DocCheck, DocPlace, OperationCheck, OperationSubject } from './check.ts';
import { dataModelName } from './data-model-name.ts';
import { facetType } from './facet-type.ts';
import { form } from './form.ts';
import { http } from './http.ts';
import { mapInDataModel } from './map-in-data-model.ts';
import { misplacedTag } from './misplaced-tag.ts';
import { mixedType } from './mixed-type.ts';
import { nestedContainer } from './nested-container.ts';
import { operationTypeName } from './operation-type-name.ts';
import { repeatedTag } from './repeated-tag.ts';
import { reservedPropertyName } from './reserved-property-name.ts';
import { usesOf } from './type-uses.ts';
import { unknownTag } from './unknown-tag.ts';

const DOC_CHECKS: readonly DocCheck[] = [unknownTag, misplacedTag, repeatedTag];

const OPERATION_CHECKS: readonly OperationCheck[] = [operationTypeName, http, form];

const CONTRACT_CHECKS: readonly ContractCheck[] = [
  facetType,
  mixedType,
  nestedContainer,
  reservedPropertyName,
  mapInDataModel,
  dataModelName,
];

/** The doc comment of a declaration, after its checks. */
export function checkedDocOf(node: ts.Node, place: DocPlace, context: ReadContext): DocComment {
  const doc = docCommentOf(node);
  for (const check of DOC_CHECKS) check({ doc, place, source: node.getSourceFile(), context });
  return doc;
}

export function checkOperation(subject: OperationSubject): void {
  for (const check of OPERATION_CHECKS) check(subject);
}

/** @param services all services of one contract */
export function checkContract(services: readonly Service[], context: ReadContext, types: TypeReader): void {
  const operations = services.flatMap(service => service.operations);
  const ofKind = (isHttp: boolean) => operations.filter(operation => operation.http.explicit === isHttp);
  const uses = { http: usesOf(ofKind(true), context.declared), mpc: usesOf(ofKind(false), context.declared) };
  for (const check of CONTRACT_CHECKS) check({ services, uses, context, types });
}

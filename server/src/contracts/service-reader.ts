import * as l10n from '@vscode/l10n';
import { ts } from 'ts-morph';
import type { OperationSubject } from './checks/check.ts';
import { checkContract, checkedDocOf, checkOperation } from './checks/index.ts';
import { refuseCircularAliases } from './circular-aliases.ts';
import type { DocComment } from './doc-comment.ts';
import type { MalformedTag } from './facets.ts';
import { propertyName } from './members.ts';
import type { Operation, Parameter, Service, Type } from './model.ts';
import { isNamedType } from './named-types.ts';
import { readHttpMapping, readOperationPrefix, readOperationType, readPolicy } from './operation-tags.ts';
import { docCommentOf, documentationOf, type ReadContext } from './read-context.ts';
import { suggestOperationType } from './suggest-operation-type.ts';
import { TypeReader } from './type-reader.ts';

/** The services of one contract, in the order in which they are declared. */
export function readServices(source: ts.SourceFile, context: ReadContext): Service[] {
  const types = new TypeReader(context);
  const readings: ServiceReading[] = [];
  for (const statement of source.statements) {
    if (isService(statement)) readings.push(readService(statement, context, types));
    else if (isNamedType(statement)) checkedDocOf(statement, 'type', context);
  }
  types.readAll();
  refuseCircularAliases(context);
  const services = readings.map(({ service }) => service);
  for (const subject of readings.flatMap(({ operations }) => operations)) checkOperation(subject);
  checkContract(services, context, types);
  return services;
}

interface ServiceReading {
  service: Service;
  /** Its operations, with what checks look at once all types are read. */
  operations: OperationSubject[];
}

/** An interface of operations; one that mixes methods with data, and has no tag of an operation, is data. */
export function isService(declaration: ts.Statement): declaration is ts.InterfaceDeclaration {
  if (!ts.isInterfaceDeclaration(declaration)) return false;
  const methods = methodsOf(declaration);
  const isTagged = [declaration, ...methods].some(node =>
    docCommentOf(node).tags.some(tag => tag.name === 'operationType' || tag.name === 'operationPrefix'),
  );
  return methods.length > 0 && (isTagged || methods.length === declaration.members.length);
}

function readService(declaration: ts.InterfaceDeclaration, context: ReadContext, types: TypeReader): ServiceReading {
  const doc = checkedDocOf(declaration, 'service', context);
  const prefix = readOperationPrefix(doc, malformedIn(declaration, context));
  const { description } = documentationOf(doc);
  for (const member of declaration.members) {
    if (!isMethod(member)) types.unsupported(member);
  }
  const methods = withoutOverloads(methodsOf(declaration), context);
  const operations = methods
    .map(method => readOperation(method, doc, prefix, context, types))
    .filter(operation => operation !== undefined);
  const service = {
    name: declaration.name.text,
    ...(description && { description }),
    source: context.locate(declaration.name),
    operations: operations.map(({ operation }) => operation),
  };
  return { service, operations };
}

/** `login(request: X): Y` and `login: (request: X) => Y` are the same to a caller. */
type Method = ts.MethodSignature | (ts.PropertySignature & { type: ts.FunctionTypeNode });

export function isMethod(member: ts.TypeElement): member is Method {
  return (
    ts.isMethodSignature(member) ||
    (ts.isPropertySignature(member) && member.type !== undefined && ts.isFunctionTypeNode(member.type))
  );
}

function methodsOf(declaration: ts.InterfaceDeclaration): Method[] {
  return declaration.members.filter(isMethod);
}

function readOperation(
  method: Method,
  serviceDoc: DocComment,
  prefix: string | undefined,
  context: ReadContext,
  types: TypeReader,
): OperationSubject | undefined {
  const doc = checkedDocOf(method, 'operation', context);
  const malformed = malformedIn(method, context);
  const name = propertyName(method.name);
  if (name === undefined) {
    types.unsupported(method);
    return undefined;
  }
  const operationType = readOperationType(doc, prefix, name, malformed);
  const signature = ts.isMethodSignature(method) ? method : method.type;
  const request = readRequest(signature, context, types);
  const result = readResult(signature, types);
  if (!operationType) {
    reportMissingOperationType(method, name, doc, context);
    return undefined;
  }
  const operation: Operation = {
    name,
    operationType,
    ...documentationOf(doc),
    source: context.locate(method.name),
    ...(request && { request }),
    ...(result && { result }),
    http: readHttpMapping(doc, operationType, malformed),
    ...readPolicy(doc, malformed),
  };
  return { operation, doc, serviceDoc, method, context, types };
}

function readRequest(
  signature: ts.SignatureDeclarationBase,
  context: ReadContext,
  types: TypeReader,
): Parameter | undefined {
  const [parameter, second] = signature.parameters;
  if (second) {
    const message = l10n.t('An operation takes one request. Put these parameters into an interface.');
    context.report(second, 'rpc/too-many-parameters', message);
  }
  if (!parameter) return undefined;
  checkedDocOf(parameter, 'parameter', context);
  return {
    name: ts.isIdentifier(parameter.name) ? parameter.name.text : 'request',
    type: parameter.type ? types.read(parameter.type) : types.unsupported(parameter),
    optional: parameter.questionToken !== undefined,
  };
}

/** What the method resolves to; nothing for `void`. */
function readResult(signature: ts.SignatureDeclarationBase, types: TypeReader): Type | undefined {
  const node = signature.type && unwrapPromise(signature.type);
  if (!node) return undefined;
  const isVoid = node.kind === ts.SyntaxKind.VoidKeyword || node.kind === ts.SyntaxKind.UndefinedKeyword;
  return isVoid ? undefined : types.read(node);
}

function unwrapPromise(node: ts.TypeNode): ts.TypeNode {
  const isPromise = ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Promise';
  return (isPromise && node.typeArguments?.[0]) || node;
}

function reportMissingOperationType(method: Method, name: string, doc: DocComment, context: ReadContext): void {
  if (doc.tags.some(tag => tag.name === 'operationType')) return;
  const message = l10n.t(
    '"{0}" has no operation type. Add @operationType to it, or @operationPrefix to the interface.',
    name,
  );
  const operationType = suggestOperationType(name, method.parent);
  context.report(method.name, 'rpc/missing-operation-type', message, { data: { operationType } });
}

/** JSON-RPC by operation type knows no overloads: the first method of a name counts. */
function withoutOverloads(methods: Method[], context: ReadContext): Method[] {
  const seen = new Set<string>();
  return methods.filter(method => {
    const name = method.name.getText();
    if (!seen.has(name)) return seen.add(name);
    const message = l10n.t(
      '"{0}" is declared twice here. Operations cannot be overloaded: give each its own name.',
      name,
    );
    context.report(method.name, 'rpc/overloaded-operation', message);
    return false;
  });
}

function malformedIn(node: ts.Node, context: ReadContext): MalformedTag {
  return (tag, message) => context.reportAt(node.getSourceFile(), tag.start, tag.end, 'rpc/malformed-tag', message);
}

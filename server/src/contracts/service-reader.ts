import * as l10n from '@vscode/l10n';
import { ts } from 'ts-morph';
import type { DocComment } from './doc-comment.ts';
import type { MalformedTag } from './facets.ts';
import { checkHttpMapping } from './http-checks.ts';
import { propertyName } from './members.ts';
import type { Operation, Parameter, Service, Type } from './model.ts';
import { readHttpMapping, readOperationPrefix, readOperationType, readPolicy } from './operation-tags.ts';
import { docCommentOf, documentationOf, type ReadContext } from './read-context.ts';
import { TypeReader } from './type-reader.ts';

/** The services of one contract, in the order in which they are declared. */
export function readServices(source: ts.SourceFile, context: ReadContext): Service[] {
  const types = new TypeReader(context);
  return source.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(isService)
    .map(declaration => readService(declaration, context, types));
}

/** An interface of operations; one that mixes methods with data, and has no tag of an operation, is data. */
export function isService(declaration: ts.InterfaceDeclaration): boolean {
  const methods = methodsOf(declaration);
  const isTagged = [declaration, ...methods].some(node =>
    docCommentOf(node).tags.some(tag => tag.name === 'operationType' || tag.name === 'operationPrefix'),
  );
  return methods.length > 0 && (isTagged || methods.length === declaration.members.length);
}

function readService(declaration: ts.InterfaceDeclaration, context: ReadContext, types: TypeReader): Service {
  const doc = docCommentOf(declaration);
  const prefix = readOperationPrefix(doc, malformedIn(declaration, context));
  const { description } = documentationOf(doc);
  for (const member of declaration.members) {
    if (!isMethod(member)) types.unsupported(member);
  }
  const methods = withoutOverloads(methodsOf(declaration), context);
  const operations = methods.map(method => readOperation(method, prefix, context, types));
  return {
    name: declaration.name.text,
    ...(description && { description }),
    source: context.locate(declaration.name),
    operations: operations.filter(operation => operation !== undefined),
  };
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
  prefix: string | undefined,
  context: ReadContext,
  types: TypeReader,
): Operation | undefined {
  const doc = docCommentOf(method);
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
  checkHttpMapping(operation, doc, method, context, types);
  return operation;
}

function readRequest(
  signature: ts.SignatureDeclarationBase,
  context: ReadContext,
  types: TypeReader,
): Parameter | undefined {
  const [parameter, second] = signature.parameters;
  if (second) {
    const message = l10n.t('An operation takes one request. Put these parameters into an interface.');
    context.report(second, 'rpc/too-many-parameters', 'error', message);
  }
  if (!parameter) return undefined;
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
  context.report(method.name, 'rpc/missing-operation-type', 'error', message);
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
    context.report(method.name, 'rpc/overloaded-operation', 'error', message);
    return false;
  });
}

function malformedIn(node: ts.Node, context: ReadContext): MalformedTag {
  return (tag, message) =>
    context.reportAt(node.getSourceFile(), tag.start, tag.end, 'rpc/malformed-tag', 'error', message);
}

import { parser } from '@lezer/java';
import * as l10n from '@vscode/l10n';
import type { SourceText } from '../contract.ts';
import type { Report } from '../report.ts';
import { annotationsIn, modifiersIn } from './annotations.ts';
import type { JavaClass, JavaField, JavaMethod, JavaSource, JavaType } from './java-model.ts';
import { dimensionsOf, typeIn, typesIn } from './java-types.ts';
import { MAX_NESTED_CLASSES } from './limits.ts';
import { JavaNode } from './syntax.ts';
import { readValue } from './values.ts';

const KINDS: Record<string, JavaClass['kind']> = {
  ClassDeclaration: 'class',
  InterfaceDeclaration: 'interface',
  EnumDeclaration: 'enum',
  RecordDeclaration: 'record',
};

/** All classes of a Java file, nested ones too. What is not understood is reported; the rest is read all the same. */
export function readClasses({ text }: SourceText, report: Report): JavaClass[] {
  const root = new JavaNode(parser.parse(withoutModuleWords(text)).topNode, text);
  reportErrors(root, report, 0);
  const imports = root.all('ImportDeclaration').map(node => node.text.replace(/^import\s+(static\s+)?|[;\s]/g, ''));
  const packageName = root.child('PackageDeclaration')?.child('ScopedIdentifier', 'Identifier')?.text ?? '';
  const source: JavaSource = { packageName: packageName.replace(/\s/g, ''), imports, report };
  return root.all(...Object.keys(KINDS)).flatMap(node => readClass(node, source, undefined, 0));
}

/**
 * Words of `module-info.java` are names everywhere else, which the grammar does not know. It takes them in capitals, and
 * what stands in the tree is read from the text itself.
 */
function withoutModuleWords(text: string): string {
  return text.replace(/\b(?:to|with|opens|exports|uses|provides|requires|transitive)\b/g, word => word.toUpperCase());
}

/** Bodies of methods and values of fields say nothing about data; the grammar does not know all that may be in them. */
const UNREAD = new Set(['Block', 'ConstructorBody', 'VariableDeclarator', 'AnnotationArgumentList', 'ArgumentList']);

function reportErrors(node: JavaNode, report: Report, depth: number): void {
  if (depth > MAX_NESTED_CLASSES * 3) return;
  for (const child of node.children) {
    if (child.name === '⚠') {
      report.leave('syntax', child.place, syntaxMessage);
    } else if (!UNREAD.has(child.name)) reportErrors(child, report, depth + 1);
  }
}

function syntaxMessage(count: number): string {
  return l10n.t('{0} places are no Java that is understood here. What is around them may be missing.', count);
}

/** A class and those in it. */
function readClass(node: JavaNode, source: JavaSource, outer: JavaClass | undefined, depth: number): JavaClass[] {
  const definition = node.child('Definition');
  if (!definition || depth > MAX_NESTED_CLASSES) return [];
  const body = node.child('ClassBody', 'InterfaceBody', 'EnumBody', 'RecordBody');
  const members = [...(body?.children ?? []), ...(body?.child('EnumBodyDeclarations')?.children ?? [])];
  const components = node.child('RecordHeader')?.all('RecordComponent') ?? [];
  const read: JavaClass = {
    kind: KINDS[node.name] ?? 'class',
    ...declared(node, definition),
    parameters: node.child('TypeParameters')?.all('TypeParameter').flatMap(nameOf) ?? [],
    bases: basesOf(node),
    fields: [...components.flatMap(readParameter), ...members.flatMap(readFields)],
    methods: members.filter(member => member.name === 'MethodDeclaration').flatMap(readMethod),
    constants:
      body?.all('EnumConstant').flatMap(constant => {
        const name = constant.child('Definition');
        return name ? [declared(constant, name)] : [];
      }) ?? [],
    ...(outer && { outer }),
    source,
  };
  const nested = members.filter(member => Object.hasOwn(KINDS, member.name));
  return [read, ...nested.flatMap(member => readClass(member, source, read, depth + 1))];
}

function nameOf(node: JavaNode): string[] {
  return node.all('Definition').map(({ text }) => text);
}

function declared(node: JavaNode, definition: JavaNode) {
  const { docComment: doc } = node;
  return {
    name: definition.text,
    place: definition.place,
    doc,
    annotations: annotationsIn(node),
    modifiers: modifiersIn(node),
  };
}

/** `extends Page<Order>`; of an interface, all that it extends. */
function basesOf(node: JavaNode): JavaType[] {
  return [
    ...typesIn(node.child('Superclass')),
    ...typesIn(node.child('ExtendsInterfaces')?.child('InterfaceTypeList', 'TypeList')),
  ];
}

function readFields(node: JavaNode): JavaField[] {
  if (node.name !== 'FieldDeclaration' && node.name !== 'ConstantDeclaration') return [];
  const type = typeIn(node);
  if (!type) return [];
  return node.all('VariableDeclarator').flatMap((declarator): JavaField[] => {
    const definition = declarator.child('Definition');
    if (!definition) return [];
    const value = declarator.child('AssignOp') ? readValue(declarator.children.at(-1)) : undefined;
    const dimensions = type.dimensions + dimensionsOf(declarator);
    const field = { ...declared(node, definition), type: { ...type, dimensions }, ...(value && { value }) };
    // What an interface declares is a constant, whether it says so or not.
    if (node.name === 'ConstantDeclaration') field.modifiers.add('static');
    return [field];
  });
}

function readMethod(node: JavaNode): JavaMethod[] {
  const definition = node.child('Definition');
  if (!definition) return [];
  const type = typeIn(node);
  const parameters =
    node.child('FormalParameters')?.all('FormalParameter', 'SpreadParameter').flatMap(readParameter) ?? [];
  return [{ ...declared(node, definition), ...(type && { type }), parameters }];
}

/** A parameter of a method, or a component of a record. */
function readParameter(node: JavaNode): JavaField[] {
  const type = typeIn(node);
  const definition = node.child('Definition') ?? node.child('VariableDeclarator')?.child('Definition');
  if (!type || !definition) return [];
  const more = dimensionsOf(node) + (node.name === 'SpreadParameter' ? 1 : 0);
  return [{ ...declared(node, definition), type: { ...type, dimensions: type.dimensions + more } }];
}

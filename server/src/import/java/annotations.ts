import type { JavaAnnotation, JavaValue } from './java-model.ts';
import type { JavaNode } from './syntax.ts';
import { readValue } from './values.ts';

/** The annotations of a declaration. */
export function annotationsIn(node: JavaNode): JavaAnnotation[] {
  const holder = node.child('Modifiers') ?? node;
  return holder.all('Annotation', 'MarkerAnnotation').map(readAnnotation);
}

/** `private`, `static` and their like. */
export function modifiersIn(node: JavaNode): Set<string> {
  return new Set(node.child('Modifiers')?.children.map(({ name }) => name));
}

function readAnnotation(node: JavaNode): JavaAnnotation {
  const name = node.child('Identifier', 'ScopedIdentifier')?.text ?? '';
  const given = node.child('AnnotationArgumentList')?.children ?? [];
  const elements = given.flatMap((argument): [string, JavaValue][] => {
    if (argument.name === 'ElementValuePair') {
      const [key, , value] = argument.children;
      return [[key?.text ?? '', readValue(value)]];
    }
    return /^[(),]$/.test(argument.name) ? [] : [['value', readValue(argument)]];
  });
  return { name: name.replace(/^.*\.\s*/s, ''), elements: new Map(elements), place: node.place };
}

/** An annotation by its name, whatever package it is from: clients bring their own copies. */
export function annotation(
  { annotations }: { annotations: JavaAnnotation[] },
  ...names: string[]
): JavaAnnotation | undefined {
  return annotations.find(({ name }) => names.includes(name));
}

/** A text element, written as such. */
export function textElement(given: JavaAnnotation | undefined, ...names: string[]): string | undefined {
  const value = names.map(name => given?.elements.get(name)).find(each => each !== undefined);
  return value?.kind === 'text' ? value.value : undefined;
}

export function numberElement(given: JavaAnnotation | undefined, name: string): number | undefined {
  const value = given?.elements.get(name);
  return value?.kind === 'number' ? value.value : undefined;
}

export function booleanElement(given: JavaAnnotation | undefined, name: string): boolean | undefined {
  const value = given?.elements.get(name);
  return value?.kind === 'boolean' ? value.value : undefined;
}

import type { Model, Type, TypeDeclaration } from './model.ts';

const indexes = new WeakMap<Model, ReadonlyMap<string, TypeDeclaration>>();

/** A model's named types by name: made once a model, however often it is asked for. */
export function declarationsByName(model: Model): ReadonlyMap<string, TypeDeclaration> {
  const known = indexes.get(model);
  if (known) return known;
  const index = new Map(model.types.map(declaration => [declaration.name, declaration]));
  indexes.set(model, index);
  return index;
}

/** What a type stands for behind its names; the type itself where a name leads nowhere or back. */
export function followReferences(type: Type, model: Model): Type {
  const declarations = declarationsByName(model);
  let followed = type;
  for (let steps = 0; followed.kind === 'reference' && steps < declarations.size; steps++) {
    followed = declarations.get(followed.name)?.type ?? followed;
  }
  return followed;
}

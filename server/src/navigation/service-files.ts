import path from 'node:path';
import type { Config } from '../config/config.ts';
import type { DocTag } from '../contracts/doc-comment.ts';
import type { Model, Operation } from '../contracts/model.ts';
import type { ServiceRole } from '../generate/target.ts';
import { targets } from '../generate/targets/index.ts';
import type { ServiceNames } from '../generate/targets/names.ts';
import type { Span } from '../span.ts';
import { serviceNames } from './stub-operations.ts';

/** A file of a target that has a service's methods. */
export interface ServiceFile {
  /** Absolute path. */
  file: string;
  role: ServiceRole;
  names: ServiceNames;
}

/** Where a config's targets have the methods of its services, whether the files are there or not. */
export function serviceFiles(config: Config, model: Model): ServiceFile[] {
  return config.generate.flatMap(({ target, out }) =>
    serviceNames(model).flatMap(names =>
      targets[target].serviceFiles(names).map(({ path: relative, role }) => ({
        file: path.join(out, relative),
        role,
        names,
      })),
    ),
  );
}

/** A service's method as it stands in a file. */
export interface ServiceMember {
  name: Span & { text: string };
  /** The whole method, without comments before it. */
  declaration: Span;
  tags: DocTag[];
}

/** The methods of a service in the text of one of its files: those of the interface or of the class that we generated. */
export async function membersIn(text: string, { role, names }: ServiceFile): Promise<ServiceMember[]> {
  const { outlineClasses, outlineContract } = await import('../contracts/reader.ts');
  if (role === 'handler') {
    const classes = outlineClasses(text);
    const isNamed = classes.find(({ name }) => name === names.implementation);
    const found = isNamed ?? classes.find(each => each.implements.includes(names.handler));
    return (found?.members ?? []).map(({ name, tags, start, end }) => ({ name, tags, declaration: { start, end } }));
  }
  const declared = outlineContract(text).find(
    ({ name }) => name.text === (role === 'stub' ? names.type : names.handler),
  );
  return (declared?.members ?? []).map(({ name, doc, start, end }) => ({
    name,
    tags: doc?.tags ?? [],
    declaration: { start, end },
  }));
}

/** The operation that a method of a service is about. */
export function operationOf({ names }: ServiceFile, method: string): Operation | undefined {
  return names.service.operations.find(({ name }) => name === method);
}

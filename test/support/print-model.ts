import { type Model, type Operation, operationsOf, type Type } from '../../server/src/contracts/model.ts';

/** A model as a few readable lines: operations, then types. */
export function printModel(model: Model): string {
  const types = model.types.map(({ name, type, facets }) => `type ${name} = ${printType(type)}${facetText(facets)}`);
  return [...operationsOf(model).map(printOperation), ...types].join('\n');
}

function printOperation({ operationType, http, request, result, ...operation }: Operation): string {
  const mapping = `${http.explicit ? ` ${http.method} ${http.path}` : ''}${http.form ? ' form' : ''}`;
  const policy = [
    !operation.signCheck && 'unsigned',
    operation.checkLogin && 'login',
    operation.retryable && 'retryable',
    operation.timeoutMs !== undefined && `${operation.timeoutMs}ms`,
  ].filter(Boolean);
  const given = request ? `${request.optional ? '?' : ''}${printType(request.type)}` : '';
  const flags = policy.length > 0 ? ` [${policy.join(' ')}]` : '';
  return `${operationType}${mapping}(${given}): ${result ? printType(result) : 'void'}${flags}`;
}

function printType(type: Type): string {
  switch (type.kind) {
    case 'literal':
      return JSON.stringify(type.value);
    case 'enum':
      return `enum {${type.members.map(({ name, value }) => `${name}=${JSON.stringify(value)}`).join(' ')}}`;
    case 'array':
      return `${printType(type.element)}[]`;
    case 'record':
      return `Record<${printType(type.value)}>`;
    case 'union':
      return `(${type.members.map(printType).join(' | ')})`;
    case 'reference':
      return type.name;
    case 'object': {
      const properties = type.properties.map(
        ({ name, optional, type: of, facets }) => `${name}${optional ? '?' : ''}: ${printType(of)}${facetText(facets)}`,
      );
      return `{ ${properties.join('; ')} }`;
    }
    default:
      return type.kind;
  }
}

function facetText(facets: object | undefined): string {
  return facets ? ` ${JSON.stringify(facets)}` : '';
}

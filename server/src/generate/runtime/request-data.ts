/**
 * The request data of an operation on an HTTP API with a body: path parameters beside `_requestBody`, which holds the
 * other fields. Documented AY/72758.
 * @param pathParameters names of the fields that travel in the path
 */
export function withRequestBody(request: unknown, ...pathParameters: string[]): unknown[] {
  if (request === undefined) {
    return [];
  }
  if (pathParameters.length === 0 || typeof request !== 'object' || request === null) {
    return [{ _requestBody: request }];
  }
  const body: Record<string, unknown> = { ...request };
  const outside: Record<string, unknown> = {};
  for (const name of pathParameters) {
    outside[name] = body[name];
    delete body[name];
  }
  return [{ ...outside, _requestBody: body }];
}

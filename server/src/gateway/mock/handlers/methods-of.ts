/** The names of an object's methods, its own and those of its classes. Nothing for what is no object. */
export function methodsOf(value: unknown): string[] {
  const names = new Set<string>();
  for (let object = value; typeof object === 'object' && object !== null; object = Object.getPrototypeOf(object)) {
    // What all objects have is no operation.
    if (Object.getPrototypeOf(object) === null) break;
    for (const [name, { value: member }] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      if (typeof member === 'function' && name !== 'constructor') names.add(name);
    }
  }
  return [...names];
}

/**
 * Remembers what a function gave for an object, for as long as the object lives, and as long as `detail`, which stands
 * for everything else that decides the result, stays the same. In a running server most of a model is the same objects
 * after an edit as before.
 */
export function remember<Subject extends object, Context, Result>(
  compute: (subject: Subject, detail: string, context: Context) => Result,
): (subject: Subject, detail: string, context: Context) => Result {
  const known = new WeakMap<Subject, { detail: string; result: Result }>();
  return (subject, detail, context) => {
    const last = known.get(subject);
    if (last?.detail === detail) return last.result;
    const result = compute(subject, detail, context);
    known.set(subject, { detail, result });
    return result;
  };
}

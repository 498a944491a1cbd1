/**
 * A value that is made on the first call, and is the same from then on: for what takes long to make, and is not needed
 * for the first marks of a note.
 */
export function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

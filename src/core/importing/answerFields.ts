/** Fields of servers' answers: limited in length, and ignored if they differ from the documentation. */
import * as v from 'valibot';

/** A text such as a title. */
export const shortText = v.pipe(v.string(), v.maxLength(2_000));
/** A text such as an abstract. */
export const longText = v.pipe(v.string(), v.maxLength(100_000));

/** Ignores a value that differs from the documentation. */
export const maybe = <S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

/** A list with a limit, ignored as a whole if it differs from the documentation. */
export const maybeList = <S extends v.GenericSchema>(schema: S, most: number) =>
  maybe(v.pipe(v.array(schema), v.maxLength(most)));

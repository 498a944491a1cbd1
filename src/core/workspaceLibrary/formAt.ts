import * as v from 'valibot';
import { ITEM, type Step } from './yamlPlace';

/** A field that is allowed at a place, and its meaning. */
interface FieldForm {
  readonly name: string;
  readonly about: string | undefined;
  /** Whether its value needs separate lines: a list, or fields. */
  readonly isNested: boolean;
}

/** The form that is allowed at a place. */
export interface PlaceForm {
  readonly about: string | undefined;
  readonly fields: readonly FieldForm[];
  /** The values to choose from, if they are limited. */
  readonly choices: readonly string[];
  /** The kind of the ids that are expected there. */
  readonly refersTo: 'entity' | 'topic' | undefined;
}

type Schema = v.GenericSchema & {
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly string[];
  readonly literal?: unknown;
  readonly pipe?: readonly unknown[];
};

/** The form at a path, according to a schema; undefined if there is no such path. */
export function formAt(root: v.GenericSchema, path: readonly Step[]): PlaceForm | undefined {
  let schema: Schema | undefined = bare(root);
  let about = v.getDescription(root as Schema);
  for (const step of path) {
    const next: Schema | undefined = step === ITEM ? schema.item : schema.entries?.[step as string];
    if (!next) {
      return undefined;
    }
    about = descriptionOf(next) ?? about;
    schema = bare(next);
  }
  const { options, literal, entries = {} } = schema;
  return {
    about,
    fields: Object.entries(entries).map(([name, field]) => ({
      name,
      about: descriptionOf(field),
      isNested: bare(field).item !== undefined || bare(field).entries !== undefined,
    })),
    choices:
      options ??
      (typeof literal === 'string'
        ? [literal]
        : schema.type === 'boolean'
          ? ['true', 'false']
          : []),
    refersTo: referenceOf(schema),
  };
}

/** A schema without the wrappers that make it optional. */
function bare(schema: Schema | v.GenericSchema): Schema {
  let inner = schema as Schema;
  while (inner.wrapped) {
    inner = inner.wrapped;
  }
  return inner;
}

function descriptionOf(schema: Schema): string | undefined {
  return v.getDescription(bare(schema) as never);
}

function referenceOf(schema: Schema): PlaceForm['refersTo'] {
  const metadata = v.getMetadata(schema as never) as Readonly<Record<string, unknown>>;
  const name = metadata['x-refers-to'];
  return name === 'entity' || name === 'topic' ? name : undefined;
}

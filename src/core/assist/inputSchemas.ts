import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema';
import type { AssistTool } from './assistTool';

/**
 * How schemas become JSON schema. JSON schema cannot express a rule over several fields, so only the call checks it.
 */
const options: ConversionConfig = {
  target: 'draft-07',
  typeMode: 'input',
  ignoreActions: ['check'],
};

/** The JSON schema (draft-07) of the input of a tool, in the form that editors and the protocol require. */
export function inputSchemaOf({
  input,
}: Pick<AssistTool, 'input'>): { readonly type: 'object' } & Record<string, unknown> {
  const { $schema, ...schema } = toJsonSchema(input, options);
  return { ...schema, type: 'object' };
}

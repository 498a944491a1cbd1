import { inputSchemaOf } from '../core/assist/inputSchemas';
import { assistTools } from '../core/assist/tools';

/**
 * Writes the part of the manifest that describes the tools for assistants, from their definitions in the core; the rest
 * stays as it is.
 * @param manifest the text of `package.json`
 */
export function generateManifest(manifest: string): string {
  const written = JSON.parse(manifest);
  written.contributes.languageModelTools = assistTools.map((tool) => {
    // recognise_names → recogniseNames, RecogniseNames
    const id = tool.name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const capitalized = id.replace(/^./, (letter) => letter.toUpperCase());
    return {
      name: `cytonote_${tool.name}`,
      displayName: `%tool.${id}.title%`,
      userDescription: `%tool.${id}.description%`,
      modelDescription: tool.description,
      toolReferenceName: `cytonote${capitalized}`,
      canBeReferencedInPrompt: true,
      tags: ['cytonote'],
      inputSchema: inputSchemaOf(tool),
    };
  });
  return `${JSON.stringify(written, null, 2)}\n`;
}

import type { LibraryData } from '../core/library/library';
import { generateDataReadme } from './generateDataReadme';
import { generateGrammar } from './generateGrammar';
import { generateL10nBundle, type SourceText } from './generateL10nBundle';
import { generateManifest } from './generateManifest';
import { fileForms, generateSchema, userFileForms } from './generateSchemas';

/** A generated file that is committed, so that editors and reviewers have it. */
interface GeneratedFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/**
 * Generates all committed generated files.
 *
 * @param sources the files of the extension, for the messages in them
 * @param manifest the text of `package.json`, parts of which are generated
 */
export function generatedFiles(
  dataset: LibraryData,
  sources: readonly SourceText[],
  manifest: string,
): GeneratedFile[] {
  return [
    ...[...fileForms(), ...userFileForms()].map((form) => ({
      path: `data/schemas/${form.name}.schema.json`,
      content: generateSchema(form),
    })),
    { path: 'package.json', content: generateManifest(manifest) },
    { path: 'data/README.md', content: generateDataReadme() },
    { path: 'syntaxes/cytonote.tmLanguage.json', content: generateGrammar(dataset) },
    { path: 'l10n/bundle.l10n.json', content: generateL10nBundle(sources) },
  ];
}

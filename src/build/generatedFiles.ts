import type { LibraryData } from '../core/library/library';
import { generateDataReadme } from './generateDataReadme';
import { generateGrammar } from './generateGrammar';
import { fileForms, generateSchema } from './generateSchemas';
import { generateSnippets } from './generateSnippets';

/** A file that is committed though it can be generated, so that editors and reviewers have it. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
}

/** Generates all committed generated files. */
export function generatedFiles(dataset: LibraryData): GeneratedFile[] {
  return [
    ...fileForms().map((form) => ({
      path: `data/schemas/${form.name}.schema.json`,
      content: generateSchema(form),
    })),
    { path: 'data/README.md', content: generateDataReadme() },
    { path: 'syntaxes/cytonote.tmLanguage.json', content: generateGrammar(dataset) },
    { path: 'snippets/notes.code-snippets', content: generateSnippets(dataset) },
  ];
}

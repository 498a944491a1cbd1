import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CslNode, elementsOf, parseCsl, textOf } from '../core/csl/cslXml';
import {
  bundledLocaleTexts,
  bundledStyleTexts,
  enginePackage,
  otherLocaleTexts,
} from './citationStyles';
import { root } from './projectFiles';

/**
 * The notices for the code and styles that format references: the engine with its licence, and the styles
 * and locales with the authors and terms that their files state.
 */
export function citationNotices(): string {
  const read = (...path: readonly string[]) => readFileSync(join(root, ...path), 'utf8').trim();
  const { version, repository } = JSON.parse(read(enginePackage.folder, 'package.json')) as {
    readonly version: string;
    readonly repository: { readonly url: string };
  };
  const source = repository.url.replace(/\.git$/, '');
  const works = [...Object.values(bundledStyleTexts()), ...Object.values(bundledLocaleTexts())];
  const others = Object.values(otherLocaleTexts());
  return `Beside these, it contains as files of their own:

--- citeproc-js (npm package citeproc ${version}), dist/citeproc.js

The citation processor of Frank Bennett, unmodified and in source form: ${source}
Cytonote passes it on under the Common Public Attribution License 1.0, whose text follows its notice.

${read(enginePackage.folder, 'LICENSE')}

${read('data', 'licences', 'CPAL-1.0.txt')}

--- Citation styles and locales (https://citationstyles.org), dist/citationStyles.json

Taken from the npm package @citation-js/plugin-csl and compiled from XML to JSON. That NLM/Vancouver
names the language of works that are not in English is Cytonote's addition. Changed works stay under the licence of the
original.

${works.map((xml) => describe(parseCsl(xml))).join('\n')}

--- Further locales (https://citationstyles.org), dist/locales

Those that Pandoc has, taken from the npm package pandoc-wasm and compiled from XML to JSON.

${others.map((xml) => describe(parseCsl(xml))).join('\n')}
`;
}

/** "APA Style 7th edition (Brenton M. Wiernik): This work is licensed under …" */
function describe(work: CslNode): string {
  const info = elementsOf(work, 'info')[0] as CslNode;
  const title = textOf(elementsOf(info, 'title')[0]) || `Locale ${work.attrs['xml:lang']}`;
  const people = ['author', 'contributor', 'translator']
    .flatMap((role) => elementsOf(info, role))
    .map((person) => textOf(elementsOf(person, 'name')[0]));
  const rights = elementsOf(info, 'rights')[0];
  const terms = [textOf(rights), rights?.attrs.license].filter(Boolean).join(' ');
  return `- ${title} (${people.join(', ')}): ${terms}`;
}

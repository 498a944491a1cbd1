/**
 * `npm run generate`: writes the committed files that are generated from data, schemas and code, and
 * lists the messages that translations lack.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CompiledData } from './compiledData';
import { generatedFiles } from './generatedFiles';
import { formatProblem, readManifest, readSourceFiles, root } from './projectFiles';
import { allTranslationGaps } from './translations';

const dataset = new CompiledData().read();
if (dataset.problems.length > 0) {
  console.error(dataset.problems.map(formatProblem).join('\n'));
  process.exit(1);
}
for (const { path, content } of generatedFiles(dataset, readSourceFiles(), readManifest())) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  console.log(path);
}
for (const gap of allTranslationGaps()) {
  console.warn(gap);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileStyles } from '../../../src/build/citationStyles';
import { type BundledStyleName, bundledStyle } from '../../../src/core/csl/bundledStyles';
import type { CitationEngineModule } from '../../../src/core/csl/citationEngine';
import { CitationProcessor } from '../../../src/core/csl/citationProcessor';
import type { CitationStyle } from '../../../src/core/csl/citationStyle';
import type { Reference } from '../../../src/core/literature/reference';

const compiled = compileStyles();
const styles = new Map<BundledStyleName, CitationStyle>();

/** A processor with the engine of the package, shared by all tests, since creating engines is slow. */
export const processor = new CitationProcessor(
  createRequire(__filename)('citeproc') as CitationEngineModule,
  compiled.locales,
);

/** The first 89 sources of the library as references, which stay the same while the library grows. */
export const sampleReferences: readonly Reference[] = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/references/references.json'), 'utf8'),
);

/** A bundled style, always as the same object, since engines are cached by style object. */
export function styleNamed(name: BundledStyleName): CitationStyle {
  const style = styles.get(name) ?? bundledStyle(compiled, name);
  styles.set(name, style);
  return style;
}

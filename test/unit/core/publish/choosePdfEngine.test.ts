import assert from 'node:assert/strict';
import { choosePdfEngine, enginesFor } from '../../../../src/core/publish/choosePdfEngine';
import { pdfEngines } from '../../../../src/core/publish/programArguments';

/** A machine with these engines. */
const having = (...engines: readonly string[]) => ({
  find: async (name: string) => (engines.includes(name) ? `/usr/bin/${name}` : undefined),
});

describe('the engine for PDF', () => {
  it('is the LaTeX engine of Pandoc, if it knows all letters', async () => {
    const host = having('weasyprint', 'pdflatex', 'xelatex');
    assert.equal(await choosePdfEngine(host, ['Übersicht – “IL-6”'], [3]), '/usr/bin/pdflatex');
  });

  it('is one that knows the letters of the note and its references, if there is any', async () => {
    const host = having('weasyprint', 'pdflatex');
    for (const texts of [['IFN-γ rises.'], ['IL-6 ≥ 5 pg/ml'], ['IL-6', '{"title":"TNF-α"}']]) {
      assert.equal(await choosePdfEngine(host, texts, [3]), '/usr/bin/weasyprint');
      assert.equal(await choosePdfEngine(having('pdflatex'), texts, [3]), '/usr/bin/pdflatex');
    }
  });

  it('is one that the version of Pandoc knows', async () => {
    const host = having('typst', 'xelatex');
    assert.equal(await choosePdfEngine(host, ['γ'], [3, 1, 2]), '/usr/bin/typst');
    assert.equal(await choosePdfEngine(host, ['γ'], [3, 6]), '/usr/bin/typst');
    assert.equal(await choosePdfEngine(host, ['γ'], [3, 1, 1]), '/usr/bin/xelatex');
    assert.equal(await choosePdfEngine(host, ['γ'], [2, 17, 1, 1]), '/usr/bin/xelatex');
  });

  it('is none if the machine has none', async () => {
    assert.equal(await choosePdfEngine(having('latexmk'), ['IL-6'], [3]), undefined);
  });

  it('can be named, and is looked for once', () => {
    for (const texts of [['IL-6'], ['γ']]) {
      const engines = enginesFor(texts, [3, 6]);
      assert.equal(new Set(engines).size, engines.length);
      assert.ok(engines.every((engine) => pdfEngines.includes(engine)));
    }
    assert.deepEqual(
      [...enginesFor(['IL-6'], [3, 6])].sort(),
      [...enginesFor(['γ'], [3, 6])].sort(),
    );
  });
});

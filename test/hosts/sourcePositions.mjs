import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { basename, dirname, relative, resolve } from 'node:path';
import { projectFolder } from './paths.mjs';

/** The web host runs the bundle inside a function, and marks that in the address of the file. */
const webWrapper = { mark: '#vscode-extension', lines: 2 };

/**
 * Reads a bundle's source map. The returned function translates stack traces: it names the places in the
 * sources, and drops lines of code without a source, which is mocha's.
 *
 * @param {string} bundle its source map is beside it
 * @returns {(text: string) => string}
 */
export function readSourcePositions(bundle) {
  const sourceMap = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')));
  const position = new RegExp(`[^\\s(]*${basename(bundle)}(#[\\w-]+)?:(\\d+):(\\d+)`);

  /** @param {string} stackLine */
  const translate = (stackLine) => {
    const found = position.exec(stackLine);
    if (!found) return stackLine;
    const [whole, mark, line, column] = found;
    const wrapperLines = mark === webWrapper.mark ? webWrapper.lines : 0;
    const origin = sourceMap.findEntry(Number(line) - wrapperLines - 1, Number(column) - 1);
    if (!('originalSource' in origin)) return undefined;
    const source = relative(projectFolder, resolve(dirname(bundle), origin.originalSource));
    const place = `${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}`;
    return stackLine.replace(whole, place);
  };
  return (text) =>
    text
      .split('\n')
      .map(translate)
      .filter((line) => line !== undefined)
      .join('\n');
}

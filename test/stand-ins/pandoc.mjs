#!/usr/bin/env node
// Pandoc as a program, for machines that have none: Pandoc's own WebAssembly behind the arguments that Cytonote gives. It
// reads files by flat names alone, so that each is handed in under a name of its own.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** Options with a value that Pandoc's defaults files have under the same name. */
const texts = new Set(['from', 'to', 'pdf-engine']);
const switches = new Set(['standalone', 'strip-comments', 'citeproc', 'embed-resources']);

process.exitCode = await run(process.argv.slice(2));

/** @param {readonly string[]} args */
async function run(args) {
  if (args.includes('--version')) {
    // To start the WebAssembly takes seconds; its version stands beside it.
    const file = fileURLToPath(import.meta.resolve('pandoc-wasm')).replace(
      /src.*$/,
      'pandoc-version.txt',
    );
    process.stdout.write(`pandoc ${readFileSync(file, 'utf8').trim()}\n`);
    return 0;
  }
  /** @type {Record<string, unknown>} */
  const options = {};
  /** @type {Record<string, string | Blob>} */
  const files = Object.fromEntries(imagesIn(process.cwd()));
  /** @type {string | undefined} */
  let output;
  for (const arg of args) {
    const [, name = '', value = ''] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === 'bibliography' || name === 'csl') {
      const flat = name === 'csl' ? 'style.csl' : 'references.json';
      files[flat] = readFileSync(value, 'utf8');
      options[name] = name === 'csl' ? flat : [flat];
    } else if (name === 'metadata') {
      const [key = '', ...rest] = value.split(':');
      options.metadata = { ...Object(options.metadata), [key]: rest.join(':') };
    } else if (name === 'output') {
      output = value;
      options['output-file'] = value.replace(/^.*[/\\]/, '');
    } else if (texts.has(name)) {
      options[name] = value;
    } else if (switches.has(name)) {
      options[name] = true;
    } else {
      process.stderr.write(`Unknown option ${arg}.\n`);
      return 6;
    }
  }
  const { convert } = await import('pandoc-wasm');
  const input = (await buffer(process.stdin)).toString('utf8');
  const { stderr, warnings, files: made } = await convert(options, input, files);
  for (const { verbosity, pretty } of warnings) {
    if (verbosity === 'WARNING') {
      process.stderr.write(`[WARNING] ${pretty.replaceAll('\n', '\n  ')}\n`);
    }
  }
  process.stderr.write(stderr && `${stderr}\n`);
  const written = made[String(options['output-file'])];
  if (!output || !(written instanceof Blob)) {
    return 1;
  }
  writeFileSync(output, Buffer.from(await written.arrayBuffer()));
  return 0;
}

/**
 * The images in a folder, by their names.
 *
 * @param {string} folder
 * @returns {[string, Blob][]}
 */
function imagesIn(folder) {
  return readdirSync(folder)
    .filter(
      (name) => /\.(?:png|jpe?g|gif|svg)$/i.test(name) && statSync(`${folder}/${name}`).isFile(),
    )
    .map((name) => [name, new Blob([readFileSync(`${folder}/${name}`)])]);
}

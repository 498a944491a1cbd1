/** `cytonote mcp`: serves the tools for assistants over standard input and output. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AssistTool, ToolRefusal } from '../core/assist/assistTool';
import { inputSchemaOf } from '../core/assist/inputSchemas';
import { assistInstructions, assistTools, callTool } from '../core/assist/tools';
import { type CitationSyntax, citationSyntaxes } from '../core/citation/citation';
import { publicSearchServices as services } from '../core/searching/literatureProvider';
import { CommandLineHost } from './assistHost';
import { exitCodes, WrongCommand } from './exitCodes';
import { loadToolServer } from './shippedModules';
import type { ServedTool } from './toolServer';

export const mcpUsage = `Usage: cytonote mcp [--root FOLDER] [--bibliography FILE]… [--exclude GLOB]… [--style STYLE]
                    [--lang CODE] [--syntax SYNTAX] [--silence TERM]… [--allow-net [--contact ADDRESS]]

Serves tools for assistants over standard input and output, by the Model Context Protocol: recognising names, what is
known of an entity, publications that fit a sentence, checking citations, formatting references, proposing a citation.
It writes no file, and answers from the notes and bibliographies of one folder.

  --root          the folder of the workspace (default: this one); no note outside of it is read
  --bibliography  a file of references for notes that name none; can be repeated
  --exclude       notes that are not read, as a glob such as "private/**"; can be repeated; those that a
                  .gitignore leaves out and those with "cytonote: false" are not read either
  --style         for notes that name none: the name of a style, or a .csl file of the root (default: vancouver)
  --lang          the language of references, for notes that name none
  --syntax        the syntax of proposed citations in notes that do not name one: ${citationSyntaxes.join(', ')}
  --silence       a term that is not recognised; can be repeated
  --allow-net     the consent to send the words of a query to PubMed or Europe PMC when the assistant calls
                  search_databases; without it, nothing is sent
  --contact       an e-mail address to send with each request to PubMed, as PubMed asks
  --pubmed, --europe-pmc
                  the addresses of other servers that speak their protocols

Exit code: 0 when the client ends; 2 if the command is wrong.`;

/** @param dist the folder of the build */
export async function mcp(args: readonly string[], dist: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      root: { type: 'string', default: '.' },
      bibliography: { type: 'string', multiple: true, default: [] },
      exclude: { type: 'string', multiple: true, default: [] },
      style: { type: 'string' },
      lang: { type: 'string' },
      syntax: { type: 'string', default: 'pandoc' },
      silence: { type: 'string', multiple: true, default: [] },
      'allow-net': { type: 'boolean', default: false },
      contact: { type: 'string', default: services.contact },
      pubmed: { type: 'string', default: services.pubmedAddress },
      'europe-pmc': { type: 'string', default: services.europePmcAddress },
    },
  });
  if (positionals.length > 0) {
    throw new WrongCommand('the server takes no files: name their folder with --root');
  }
  if (!citationSyntaxes.includes(values.syntax as CitationSyntax)) {
    throw new WrongCommand(`there is no syntax ${values.syntax}`);
  }
  const withoutSlash = (address: string) => address.replace(/\/+$/, '');
  const host = new CommandLineHost({
    root: resolve(values.root),
    dist,
    bibliographies: values.bibliography.map((file) => resolve(file)),
    excludes: values.exclude,
    style: values.style,
    locale: values.lang,
    syntax: values.syntax as CitationSyntax,
    silenced: values.silence,
    allowsNet: values['allow-net'],
    services: {
      ...services,
      contact: values.contact,
      pubmedAddress: withoutSlash(values.pubmed),
      europePmcAddress: withoutSlash(values['europe-pmc']),
    },
  });
  const complain = (error: Error) => console.error(`cytonote: ${error.message}`);
  await loadToolServer(dist)({
    name: 'cytonote',
    version: await versionIn(dist),
    instructions: assistInstructions,
    tools: assistTools.map(served),
    call: async (name, input, signal) => {
      try {
        await host.refresh();
        return await callTool(name, input, host, signal);
      } catch (error) {
        if (!(error instanceof ToolRefusal)) {
          complain(error as Error);
        }
        throw error;
      }
    },
    complain,
  });
  return exitCodes.done;
}

function served(tool: AssistTool): ServedTool {
  const { name, title, description, effect } = tool;
  return {
    name,
    title,
    description,
    inputSchema: inputSchemaOf(tool),
    annotations: {
      readOnlyHint: effect !== 'proposes',
      ...(effect === 'proposes' ? { destructiveHint: false, idempotentHint: true } : {}),
      openWorldHint: effect === 'asksNet',
    },
  };
}

/** The version of Cytonote, from the manifest beside the folder of the build. */
async function versionIn(dist: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dist, '..', 'package.json'), 'utf8'));
  return String(manifest.version);
}

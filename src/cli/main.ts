/** The command line `cytonote`: applies the core of the extension to files and streams. */
import { isMainThread, parentPort } from 'node:worker_threads';
import { annotate, annotateUsage } from './annotate';
import { serveAnnotations } from './annotateWorker';
import { check, checkUsage } from './check';
import { cite, citeUsage } from './cite';
import { convert, convertUsage } from './convert';
import { exitCodes, WrongCommand } from './exitCodes';
import { library, libraryUsage } from './library';
import { mcp, mcpUsage } from './mcp';
import { publish, publishUsage } from './publish';
import { suggest, suggestUsage } from './suggest';
import { table, tableUsage } from './table';

interface Command {
  readonly usage: string;
  /** @returns the exit code */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  annotate: { usage: annotateUsage, run: (args) => annotate(args, __filename) },
  check: { usage: checkUsage, run: (args) => check(args, __dirname) },
  cite: { usage: citeUsage, run: (args) => cite(args, __dirname) },
  convert: { usage: convertUsage, run: (args) => convert(args, __dirname) },
  library: { usage: libraryUsage, run: (args) => library(args, __dirname) },
  mcp: { usage: mcpUsage, run: (args) => mcp(args, __dirname) },
  publish: { usage: publishUsage, run: (args) => publish(args, __dirname) },
  suggest: { usage: suggestUsage, run: (args) => suggest(args, __dirname) },
  table: { usage: tableUsage, run: (args) => table(args, __dirname) },
};
const usage = `Usage: cytonote ${Object.keys(commands).join('|')} …

cytonote COMMAND --help explains each command.`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const asksForHelp = name === '' || name === '--help';
    (asksForHelp ? console.log : console.error)(usage);
    return asksForHelp ? exitCodes.done : exitCodes.wrongCommand;
  }
  if (args.includes('--help')) {
    console.log(command.usage);
    return exitCodes.done;
  }
  try {
    return await command.run(args);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A reader that stops early, such as `head`, is not an error.
    if (code === 'EPIPE') {
      return exitCodes.done;
    }
    const isWrong = error instanceof WrongCommand || code?.startsWith('ERR_PARSE_ARGS');
    console.error(`cytonote: ${message}${isWrong ? `\n\n${command.usage}` : ''}`);
    return isWrong ? exitCodes.wrongCommand : exitCodes.found;
  }
}

if (isMainThread) {
  // The writer gets the error: without a listener, a closed pipe would end the process with a stack trace.
  process.stdout.on('error', () => {});
  main(process.argv.slice(2)).then((code) => {
    // Standard input may still be open, and the output not flushed.
    process.stdout.write('', () => process.exit(code));
  });
} else if (parentPort) {
  void serveAnnotations(parentPort, __dirname);
}

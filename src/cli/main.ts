/** The command line `cytonote`: the core of the extension over files and streams. */
import { isMainThread, parentPort } from 'node:worker_threads';
import { annotate, annotateUsage } from './annotate';
import { serveAnnotations } from './annotateWorker';
import { exitCodes, WrongCommand } from './exitCodes';

interface Command {
  readonly usage: string;
  /** @returns the exit code */
  readonly run: (args: readonly string[]) => Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  annotate: { usage: annotateUsage, run: (args) => annotate(args, __filename) },
};
const usage = `Usage: cytonote ${Object.keys(commands).join('|')} …

cytonote COMMAND --help tells of each.`;

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
    // A reader that has seen enough, such as `head`, is no mistake.
    if (code === 'EPIPE') {
      return exitCodes.done;
    }
    const isWrong = error instanceof WrongCommand || code?.startsWith('ERR_PARSE_ARGS');
    console.error(`cytonote: ${message}${isWrong ? `\n\n${command.usage}` : ''}`);
    return isWrong ? exitCodes.wrongCommand : exitCodes.found;
  }
}

if (isMainThread) {
  main(process.argv.slice(2)).then((code) => process.exit(code));
} else if (parentPort) {
  void serveAnnotations(parentPort, __dirname);
}

/** The command line `cytonote`: the core of the extension over files and streams. */
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { Annotator, type InputForm, inputForms } from './annotate';
import { readLibrary } from './readLibrary';

const usage = `Usage: cytonote annotate [FILE…|-] [--from ${inputForms.join('|')}] [--to jsonl]

Writes a line for each document: {"id","mentions":[{"start","end","text","kind","entity","ids","rule"}]}
with offsets in UTF-16 units. A note or text is a document by the name of its file; with
--from jsonl each line {"id","text"} is one. "-" or no file reads standard input.

Exit code: 0, or 1 if a line or file could not be read, or 2 if the command is wrong.`;

/** Exit codes, as the usage names them. */
const exit = { done: 0, broken: 1, wrongCommand: 2 } as const;

async function main(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (typeof command === 'string') {
    (command === usage ? console.log : console.error)(command);
    return command === usage ? exit.done : exit.wrongCommand;
  }
  const { library, recogniser } = await readLibrary(__dirname);
  const complain = (message: string) => console.error(`cytonote: ${message}`);
  const annotator = new Annotator(library, recogniser, { write, complain });
  let broken = 0;
  for (const file of command.files) {
    try {
      const input = file === '-' ? process.stdin : createReadStream(file);
      broken += await annotator.annotate(input, file, command.from);
    } catch (error) {
      broken++;
      complain(`${file}: ${(error as Error).message}`);
    }
  }
  return broken > 0 ? exit.broken : exit.done;
}

/** What the user asks for, or what to tell the user instead. */
function readCommand(args: readonly string[]): { files: string[]; from: InputForm } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        from: { type: 'string', default: 'markdown' },
        to: { type: 'string', default: 'jsonl' },
        help: { type: 'boolean' },
      },
    });
    const [command, ...files] = positionals;
    if (values.help || args.length === 0) {
      return usage;
    }
    const from = inputForms.find((form) => form === values.from);
    if (command !== 'annotate' || !from || values.to !== 'jsonl') {
      return `cytonote: there is no such command or form\n\n${usage}`;
    }
    return { files: files.length > 0 ? files : ['-'], from };
  } catch (error) {
    return `cytonote: ${(error as Error).message}\n\n${usage}`;
  }
}

/** Writes a line, and waits where the reader is slower than we are. */
function write(line: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(line)) {
      resolve();
    } else {
      process.stdout.once('drain', resolve);
    }
  });
}

// A reader that has seen enough, such as `head`, is no mistake.
process.stdout.on('error', () => process.exit(exit.done));
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});

/** `cytonote annotate`: texts in, their mentions out, one line for each document. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Library } from '../core/library/library';
import { analyseNote } from '../core/note/analyseNote';
import { readPlainText } from '../core/note/plainText';
import type { Mention, Recogniser } from '../core/recognise/recogniser';

/** What the input is: a Markdown note, plain text, or lines of `{"id","text"}` with plain text. */
export const inputForms = ['markdown', 'text', 'jsonl'] as const;
export type InputForm = (typeof inputForms)[number];

/** A document and what was found in it; offsets are in UTF-16 units of its text. */
interface AnnotatedDocument {
  readonly id: string;
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly kind: string;
    readonly entity: string;
    readonly ids: readonly string[];
    readonly rule: string;
  }[];
}

/** Where results and complaints go. */
export interface Output {
  readonly write: (line: string) => Promise<void>;
  readonly complain: (message: string) => void;
}

/** Annotates documents of one input after the other, in their order. */
export class Annotator {
  constructor(
    private readonly library: Library,
    private readonly recogniser: Recogniser,
    private readonly output: Output,
  ) {}

  /**
   * Annotates a whole input.
   *
   * @param name of the file, which is the id of a note or text; "-" for standard input
   * @returns how many documents could not be read
   */
  async annotate(input: Readable, name: string, form: InputForm): Promise<number> {
    if (form !== 'jsonl') {
      await this.write(name, await textOf(input), form);
      return 0;
    }
    let broken = 0;
    let number = 0;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      const document = line.trim() === '' ? undefined : parseDocument(line);
      if (typeof document === 'string') {
        broken++;
        this.output.complain(`${name}:${number}: ${document}`);
      } else if (document) {
        await this.write(document.id, document.text, 'text');
      }
    }
    return broken;
  }

  private async write(id: string, text: string, form: 'markdown' | 'text'): Promise<void> {
    const mentions = form === 'markdown' ? this.inNote(text) : this.inText(text);
    const document: AnnotatedDocument = {
      id,
      mentions: mentions.map(({ start, end, entity, rule }) => {
        const { kind, ids } = this.library.entity(entity) ?? { kind: 'unknown', ids: [] };
        return { start, end, text: text.slice(start, end), kind, entity, ids, rule };
      }),
    };
    await this.output.write(`${JSON.stringify(document)}\n`);
  }

  private inNote(text: string): Mention[] {
    return analyseNote(text, this.recogniser).blocks.flatMap(({ mentions }) => mentions);
  }

  private inText(text: string): Mention[] {
    const read = readPlainText(text).map((block) => ({
      block,
      names: this.recogniser.namesIn(block, []),
    }));
    return this.recogniser.mentionsIn(read).flat();
  }
}

/** A document of a line, or what is wrong with the line. */
function parseDocument(line: string): { id: string; text: string } | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return (error as Error).message;
  }
  const { id, text } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const isId = typeof id === 'string' || typeof id === 'number';
  return isId && typeof text === 'string'
    ? { id: String(id), text }
    : 'a line must be an object with "id" and "text"';
}

async function textOf(input: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input) {
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts).toString('utf8');
}

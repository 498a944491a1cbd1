import { ContentsIndex } from '../../core/abstracts/contentsIndex';
import type { Recogniser } from '../../core/recognise/recogniser';
import { runCooperatively } from '../host/runCooperatively';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ReadFile } from './bibliographyFiles';

interface ContentsOfFile {
  readonly file: ReadFile;
  readonly recogniser: Recogniser;
  readonly reading: Promise<void>;
  /** Undefined until it is read, and where the file has been read again in the meantime. */
  index: ContentsIndex | undefined;
}

/**
 * What the entries of bibliographies say: read in the background, one file after the other, and again for a file
 * that has changed. A gesture waits for it only briefly.
 */
export class BibliographyContents {
  private readonly files = new Map<string, ContentsOfFile>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly library: WorkspaceLibrary) {}

  /** What the files say, as far as it is known within some milliseconds. Starts to read what is not known. */
  async soon(files: readonly ReadFile[], milliseconds: number): Promise<ContentsIndex[]> {
    const reading = this.read(files);
    const waiting = reading.filter(({ index }) => !index).map((it) => it.reading);
    if (waiting.length > 0) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds);
      });
      await Promise.race([Promise.all(waiting), late]);
      clearTimeout(timer);
    }
    return reading.flatMap(({ index }) => index ?? []);
  }

  /** Starts to read what is not known of the files. */
  read(files: readonly ReadFile[]): ContentsOfFile[] {
    return files.map((file) => {
      const name = file.uri.toString();
      const known = this.files.get(name);
      const { recogniser } = this.library;
      if (known?.file === file && known.recogniser === recogniser) {
        return known;
      }
      const isWanted = () => this.files.get(name) === contents;
      const work = ContentsIndex.of(file.bibliography.entries, recogniser, known?.index);
      const reading = this.last.then(async () => {
        contents.index = await runCooperatively(work, isWanted);
      });
      const contents: ContentsOfFile = { file, recogniser, reading, index: undefined };
      this.files.set(name, contents);
      this.last = reading.catch(() => undefined);
      return contents;
    });
  }
}

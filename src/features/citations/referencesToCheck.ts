import type * as vscode from 'vscode';
import { readNoteCitations } from '../../core/cite/noteCitations';
import { NoteLiterature } from '../../core/cite/noteLiterature';
import { ownReferences } from '../../core/cite/ownReferences';
import { ownBibliographies } from '../../core/files/noteProject';
import { readFrontMatter } from '../../core/note/frontMatter';
import {
  bibliographyReferences,
  citedReferences,
  type PlacedPublication,
} from '../../core/referenceCheck/citedReferences';
import type { ReadFile } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { rangesIn } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** A note or bibliography whose references are checked. */
export interface CheckedFile {
  readonly uri: vscode.Uri;
  readonly references: readonly PlacedPublication[];
  readonly toRange: ReturnType<typeof rangesIn>;
  /** What can be cited in it, if it is a note. */
  readonly literature?: NoteLiterature;
}

/** What a note cites, open or not; nothing of one that opts out. */
export async function referencesOfNote(
  uri: vscode.Uri,
  text: string,
  literatures: NoteLiteratures,
  library: WorkspaceLibrary,
): Promise<CheckedFile> {
  const frontMatter = readFrontMatter(text);
  const toRange = rangesIn(text);
  if (frontMatter?.options.isOff) {
    return { uri, references: [], toRange };
  }
  const { files } = await literatures.bibliographiesOf(uri, ownBibliographies(frontMatter));
  const own = await runCooperatively(ownReferences({ text, frontMatter }));
  const named = files.map((file) => ({
    file: file.uri.toString(),
    bibliography: file.bibliography,
  }));
  const literature = own
    ? await runCooperatively(
        NoteLiterature.gather(library.latest, [
          { file: uri.toString(), bibliography: own },
          ...named,
        ]),
      )
    : await literatures.literatureOf(files);
  const citations = await runCooperatively(readNoteCitations(text, literature));
  return { uri, references: citedReferences(citations, literature), toRange, literature };
}

/** The entries of a bibliography. */
export function referencesOfBibliography(file: ReadFile): CheckedFile {
  const { uri, text, bibliography, toRange } = file;
  return { uri, references: bibliographyReferences(uri.toString(), text, bibliography), toRange };
}

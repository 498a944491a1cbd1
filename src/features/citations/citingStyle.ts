import type * as vscode from 'vscode';
import type { CitingStyle } from '../../core/cite/citeAt';
import type { CitedSources } from '../../core/cite/citedSources';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { citationSyntax } from '../settings';

/** How citations are written in a note: as its front matter says, else as the settings say. */
export function citingStyle(
  document: vscode.TextDocument,
  { frontMatter }: NoteAnalysis,
  sources: CitedSources,
): CitingStyle {
  return { syntax: frontMatter?.options.syntax ?? citationSyntax(document), sources };
}

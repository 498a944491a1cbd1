import type * as vscode from 'vscode';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { registerFrontMatterProblems } from './frontMatterProblems';
import type { NoteStyles } from './noteStyles';

/** What these features use from the app. */
interface App {
  readonly analyses: NoteAnalyses;
  readonly styles: NoteStyles;
  readonly literatures: NoteLiteratures;
}

/** Registers the reports about front matter, including the citation style that a note names. */
export function register({ analyses, styles, literatures }: App): vscode.Disposable {
  return registerFrontMatterProblems(analyses, styles, literatures);
}

import type * as vscode from 'vscode';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { registerFrontMatterProblems } from './frontMatterProblems';
import type { NoteStyles } from './noteStyles';

/** What these features need of the app. */
interface App {
  readonly analyses: NoteAnalyses;
  readonly styles: NoteStyles;
}

/** The style in which references are written, as front matter or settings choose it. */
export function register({ analyses, styles }: App): vscode.Disposable {
  return registerFrontMatterProblems(analyses, styles);
}

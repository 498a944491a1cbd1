import { config as configureL10n } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type App, buildApp } from './app';
import * as assist from './features/assist/register';
import * as citations from './features/citations/register';
import * as collect from './features/collect/register';
import * as exporting from './features/export/register';
import * as help from './features/help/register';
import { registerEach } from './features/host/registerEach';
import { wait } from './features/host/waiting';
import * as index from './features/index/register';
import * as library from './features/library/register';
import * as literatureNotes from './features/literatureNotes/register';
import * as mentions from './features/mentions/register';
import * as pages from './features/pages/register';
import * as preview from './features/preview/register';
import * as references from './features/references/register';
import * as views from './features/views/register';

/**
 * Starts Cytonote: registers all features, in the order in which a user meets them.
 *
 * @returns the function by which VS Code's Markdown preview extends its engine
 */
export async function activate(
  context: vscode.ExtensionContext,
): Promise<Pick<App['preview'], 'extendMarkdownIt'>> {
  configureL10n({ contents: vscode.l10n.bundle ?? {} });
  const app = await buildApp(context);
  const { log } = app;
  context.subscriptions.push(
    registerEach(log, [
      // The editor shows the quick fixes first that were registered last: here, those that cite.
      () => mentions.register(app),
      () => citations.register(app),
    ]),
  );
  // Let the editor ask for the marks of an open note first. It runs no command before `activate` ends.
  await wait();
  context.subscriptions.push(
    registerEach(log, [
      () => preview.register(app),
      () => references.register(app),
      () => pages.register(app),
      () => views.register(app),
      () => collect.register(app),
      () => literatureNotes.register(app),
      () => library.register(app),
      () => index.register(app),
      () => exporting.register(app),
      () => assist.register(app),
      () => help.register(app),
    ]),
  );
  return { extendMarkdownIt: app.preview.extendMarkdownIt };
}

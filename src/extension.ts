import { config as configureL10n } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type App, buildApp } from './app';
import * as citations from './features/citations/register';
import * as collect from './features/collect/register';
import * as exporting from './features/export/register';
import * as help from './features/help/register';
import { registerEach } from './features/host/registerEach';
import * as index from './features/index/register';
import * as library from './features/library/register';
import * as mentions from './features/mentions/register';
import * as pages from './features/pages/register';
import * as preview from './features/preview/register';
import * as references from './features/references/register';
import * as views from './features/views/register';

/**
 * Starts Cytonote: everything that it contributes, in the order in which a user meets it.
 *
 * @returns what VS Code's preview of Markdown asks plug-ins of its engine for
 */
export async function activate(
  context: vscode.ExtensionContext,
): Promise<Pick<App['preview'], 'extendMarkdownIt'>> {
  configureL10n({ contents: vscode.l10n.bundle ?? {} });
  const app = await buildApp(context);
  const { log } = app;
  context.subscriptions.push(
    registerEach(log, [
      // Of quick fixes, the editor shows those first that were registered last: here, those that cite.
      () => mentions.register(app),
      () => citations.register(app),
    ]),
  );
  // A note that is open gets its marks first. Commands wait: the editor runs none before this ends.
  await new Promise<void>((resolve) => setTimeout(resolve));
  context.subscriptions.push(
    registerEach(log, [
      () => preview.register(app),
      () => references.register(app),
      () => pages.register(app),
      () => views.register(app),
      () => collect.register(app),
      () => library.register(app),
      () => index.register(app),
      () => exporting.register(app),
      () => help.register(app),
    ]),
  );
  return { extendMarkdownIt: app.preview.extendMarkdownIt };
}

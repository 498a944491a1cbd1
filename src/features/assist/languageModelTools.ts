import * as vscode from 'vscode';
import type { AssistHost, AssistTool } from '../../core/assist/assistTool';
import { assistTools, callTool } from '../../core/assist/tools';
import type { ProviderId } from '../../core/searching/searchQuery';
import {
  type LanguageModelTool,
  type LanguageModelToolResult,
  toolApi,
} from '../host/languageModels';

/** The prefix of our tools' names, since the editor has the tools of all extensions in one list. */
const PREFIX = 'cytonote_';

/** Registers the tools for the language models of the editor, where the editor has such tools. */
export function registerLanguageModelTools(host: AssistHost): vscode.Disposable {
  if (!toolApi) {
    return vscode.Disposable.from();
  }
  const { register, resultOf } = toolApi;
  return vscode.Disposable.from(
    ...assistTools.map((tool) => register(PREFIX + tool.name, editorTool(tool, host, resultOf))),
  );
}

function editorTool(
  { name, effect }: AssistTool,
  host: AssistHost,
  resultOf: (text: string) => LanguageModelToolResult,
): LanguageModelTool {
  return {
    async invoke({ input }, token) {
      const stopping = new AbortController();
      const listener = token.onCancellationRequested(() => stopping.abort());
      try {
        return resultOf(await callTool(name, input, host, stopping.signal));
      } finally {
        listener.dispose();
      }
    },
    ...(effect === 'asksNet' ? { prepareInvocation: ({ input }) => consentFor(input) } : {}),
  };
}

/** Asks the user for consent before a query leaves the machine, and shows the whole query. */
function consentFor(input: unknown) {
  const { query = '', database } = Object(input) as { query?: unknown; database?: unknown };
  const isEuropePmc = database === ('europe-pmc' satisfies ProviderId);
  const name = isEuropePmc ? 'Europe PMC' : 'PubMed';
  const message = new vscode.MarkdownString();
  message.appendText(
    vscode.l10n.t('An assistant wants to search {0}. These words leave your machine:', name),
  );
  message.appendCodeblock(String(query), 'text');
  return {
    confirmationMessages: { title: vscode.l10n.t('Send this query to {0}?', name), message },
    invocationMessage: vscode.l10n.t('Searching {0}…', name),
  };
}

/**
 * The parts of the editor's API for language models that we use, as in `vscode.d.ts` of VS Code 1.101. The oldest
 * version that we support lacks them, and its types do too: a caller must check first that they exist.
 */
import * as vscode from 'vscode';

/** A tool that language models in the editor can call. */
export interface LanguageModelTool {
  /** What is thrown reaches the model as an error of the tool. */
  invoke(
    options: { readonly input: unknown },
    token: vscode.CancellationToken,
  ): Promise<LanguageModelToolResult>;

  /** What the editor shows before it invokes the tool: with messages, it asks the user for consent. */
  prepareInvocation?(options: { readonly input: unknown }): {
    readonly invocationMessage?: string;
    readonly confirmationMessages?: {
      readonly title: string;
      readonly message: string | vscode.MarkdownString;
    };
  };
}

/** The result that a tool gives to the model. The editor provides the class. */
export interface LanguageModelToolResult {
  readonly content: readonly unknown[];
}

/** A server of the Model Context Protocol that the editor starts when it needs it. The editor provides the class. */
export interface ToolServerDefinition {
  readonly label: string;
  cwd?: vscode.Uri;
}

/** Lists the servers that an extension has. */
export interface ToolServerProvider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): readonly ToolServerDefinition[];
}

interface LanguageModelApi {
  readonly lm?: {
    readonly registerTool?: (name: string, tool: LanguageModelTool) => vscode.Disposable;
    readonly registerMcpServerDefinitionProvider?: (
      id: string,
      provider: ToolServerProvider,
    ) => vscode.Disposable;
  };
  readonly LanguageModelTextPart?: new (text: string) => object;
  readonly LanguageModelToolResult?: new (content: object[]) => LanguageModelToolResult;
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: string[],
    env: Record<string, string>,
    version: string,
  ) => ToolServerDefinition;
}

/** The editor's API as this version of it may have it. */
const api = vscode as unknown as LanguageModelApi;

/** Registers tools and creates their results; undefined in an editor without tools. */
export const toolApi = readToolApi();

/** Offers servers to the editor; undefined in an editor that accepts none. */
export const toolServerApi = readToolServerApi();

/** An old editor in which the API is only a proposal has its functions, which throw, but not its classes. */
function readToolApi() {
  const { lm, LanguageModelTextPart: TextPart, LanguageModelToolResult: Result } = api;
  return TextPart && Result && lm?.registerTool
    ? {
        register: lm.registerTool,
        resultOf: (text: string) => new Result([new TextPart(text)]),
      }
    : undefined;
}

function readToolServerApi() {
  const { lm, McpStdioServerDefinition: Definition } = api;
  return Definition && lm?.registerMcpServerDefinitionProvider
    ? { register: lm.registerMcpServerDefinitionProvider, Definition }
    : undefined;
}

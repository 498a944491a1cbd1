// Stands in for an assistant: calls a tool of Cytonote as the chat of the editor does, and shows what it gets.
const vscode = require('vscode');

exports.activate = ({ subscriptions }) => {
  const search = async () => {
    const input = { query: '"IL-6"[tiab] AND *lamps*', limit: 1 };
    const options = { input, toolInvocationToken: undefined };
    const content = await vscode.lm.invokeTool('cytonote_search_databases', options).then(
      (result) => `The answer: ${result.content[0].value}`,
      (error) => `No answer: ${error.message}`,
    );
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
  };
  subscriptions.push(vscode.commands.registerCommand('toolCaller.search', search));
};

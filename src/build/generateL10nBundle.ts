/** A source file of the extension, with the messages that it shows. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes the English bundle of messages, with which translators begin.
 *
 * A message is the string literal of a call `t('…')` or `l10n.t('…')`, as @vscode/l10n and the editor
 * define it. A call without one has nothing to translate, which is an error.
 *
 * @throws Error that names the file in which a message is not one literal in single quotes
 */
export function generateL10nBundle(sources: readonly SourceText[]): string {
  const messages = new Set(sources.flatMap(messagesIn));
  const bundle = Object.fromEntries([...messages].sort().map((message) => [message, message]));
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
}

function messagesIn({ path, text }: SourceText): string[] {
  return [...text.matchAll(/(?<![\w$])t\(\s*('(?:[^'\\\n]|\\.)*')?/g)].map(([call, literal]) => {
    if (literal === undefined) {
      throw new Error(`${path}: the message of ${call}… is not a literal in single quotes`);
    }
    return literal.slice(1, -1).replace(/\\(.)/g, '$1');
  });
}

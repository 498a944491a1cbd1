/**
 * Text with data in it for a notification of the editor, which reads `[text](command:…)` and addresses so
 * written as links, and runs any command for them. A word joiner, which nobody sees, keeps the brackets
 * apart from the address.
 */
export function messageText(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}

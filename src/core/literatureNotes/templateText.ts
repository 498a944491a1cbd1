import { escapeMarkdown } from '../text/escape';

/** A value in a template: `{{name}}` writes it as Markdown, `{{{name}}}` as plain text. */
export class TemplateText {
  /**
   * @param plain the text for readers
   * @param markdown the same, escaped or marked up; by default, `plain` on one line and escaped
   */
  constructor(
    private readonly plain: string,
    readonly markdown = escapeMarkdown(plain),
  ) {}

  /** The plain text, without beginnings of comments, which might look like a mark of Cytonote's. */
  toString(): string {
    return this.plain.replaceAll('<!--', '&lt;!--');
  }
}

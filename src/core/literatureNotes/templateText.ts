import { escapeMarkdown } from '../text/escape';

/** A value in a template: `{{name}}` writes it as Markdown, `{{{name}}}` as the plain text that it is. */
export class TemplateText {
  /**
   * @param plain what a reader reads
   * @param markdown the same, escaped or marked up; without it, `plain` as one line that is no mark-up
   */
  constructor(
    private readonly plain: string,
    readonly markdown = escapeMarkdown(plain),
  ) {}

  /** As plain text, in which no comment begins: it might look like a mark of Cytonote's. */
  toString(): string {
    return this.plain.replaceAll('<!--', '&lt;!--');
  }
}

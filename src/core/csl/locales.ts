/** The locales of CSL: which one a language gets, and reading those that are files of their own when one is needed. */

import type { CslNode } from './cslXml';

/** Locales that are read when a style or a note asks for them. */
export interface LocaleFiles {
  /** Such as "pt-BR". */
  readonly names: readonly string[];
  read(name: string): Promise<CslNode>;
}

/** American English: the engine takes from it what other locales do not have. */
const DEFAULT_LOCALE = 'en-US';

/** The first locale of languages that have several, as CSL 1.0.2 has it ("Locale Fallback"). */
const primaryLocales: Readonly<Record<string, string>> = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  no: 'nb-NO',
  pt: 'pt-PT',
  zh: 'zh-CN',
};

/** Where Chinese is written in traditional characters. */
const traditionalChinese = /^zh-(?:.*-)?(?:hant|hk|mo)\b/;

/** Locales of CSL by their names. */
export class Locales {
  private readonly loaded: Map<string, CslNode>;
  private readonly names: ReadonlyMap<string, string>;

  /** @param loaded those that need no reading, "en-US" among them */
  constructor(
    loaded: Readonly<Record<string, CslNode>>,
    private readonly files: LocaleFiles = { names: [], read: () => Promise.reject() },
  ) {
    this.loaded = new Map(Object.entries(loaded));
    const names = [...this.loaded.keys(), ...files.names];
    this.names = new Map(names.map((name) => [name.toLowerCase(), name]));
  }

  /** The locale for the first of several languages that there is one for: "de" and "de-LI" → "de-DE". */
  nameFor(languages: readonly (string | undefined)[]): string {
    return languages.flatMap((it) => this.named(it) ?? [])[0] ?? DEFAULT_LOCALE;
  }

  /** Reads a locale and what it builds upon, where that is still to be read. */
  async prepare(name: string): Promise<void> {
    const base = this.named(name.split('-')[0]);
    const missing = [name, base ?? DEFAULT_LOCALE].filter((it) => !this.loaded.has(it));
    await Promise.all(
      [...new Set(missing)].map(async (it) => {
        this.loaded.set(it, await this.files.read(it));
      }),
    );
  }

  /** A copy of the locale that is nearest to what the engine asks for, of those that are read. */
  nearest(name: string): CslNode {
    const known = this.loaded.get(this.named(name) ?? DEFAULT_LOCALE);
    return withHiddenLetters(known ?? (this.loaded.get(DEFAULT_LOCALE) as CslNode));
  }

  private named(language: string | undefined): string | undefined {
    const wanted = language?.trim().replaceAll('_', '-').toLowerCase() ?? '';
    const [bare = ''] = wanted.split('-');
    const primary = traditionalChinese.test(wanted) ? 'zh-TW' : (primaryLocales[bare] ?? bare);
    const candidates = [wanted, primary.toLowerCase()];
    return (
      candidates.flatMap((it) => this.names.get(it) ?? [])[0] ??
      [...this.names.values()].find((name) => name.split('-')[0] === bare)
    );
  }
}

/** Raised letters of ordinals such as "2ª": the engine would make plain letters of them. */
const raisedLetters = [...'ªºʳˢᵃᵉᵒ'];

/** The first of the characters that Unicode leaves to programs, and that no text has. */
const FIRST_FREE = 0xfdd0;

function withHiddenLetters({ name, attrs, children }: CslNode): CslNode {
  const hide = (letter: string) => String.fromCharCode(FIRST_FREE + raisedLetters.indexOf(letter));
  return {
    name,
    attrs: { ...attrs },
    children: children.map((child) =>
      typeof child === 'string' ? child.replace(/[ªºʳˢᵃᵉᵒ]/g, hide) : withHiddenLetters(child),
    ),
  };
}

/** What the engine wrote, with the raised letters of its locale. */
export function showRaisedLetters(html: string): string {
  return html.replace(
    /[\uFDD0-\uFDD6]/g,
    (hidden) => raisedLetters[hidden.charCodeAt(0) - FIRST_FREE] as string,
  );
}

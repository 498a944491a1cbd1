/** The locales of CSL: chooses one for a language, and reads those in files of their own when they are needed. */

import type { CslNode } from './cslXml';

/** Locales that are read on request. */
export interface LocaleFiles {
  /** Such as "pt-BR". */
  readonly names: readonly string[];
  read(name: string): Promise<CslNode>;
}

/** American English: the engine takes from it what other locales lack. */
const DEFAULT_LOCALE = 'en-US';

/** The main locale of languages that have several, as in CSL 1.0.2 ("Locale Fallback"). */
const primaryLocales: Readonly<Record<string, string>> = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  no: 'nb-NO',
  pt: 'pt-PT',
  zh: 'zh-CN',
};

/** Regions and scripts in which Chinese has traditional characters. */
const traditionalChinese = /^zh-(?:.*-)?(?:hant|hk|mo)\b/;

/** Locales of CSL by their names. */
export class Locales {
  private readonly loaded: Map<string, CslNode>;
  private readonly names: ReadonlyMap<string, string>;

  /** @param loaded those that are already read, including "en-US" */
  constructor(
    loaded: Readonly<Record<string, CslNode>>,
    private readonly files: LocaleFiles = { names: [], read: () => Promise.reject() },
  ) {
    this.loaded = new Map(Object.entries(loaded));
    const names = [...this.loaded.keys(), ...files.names];
    this.names = new Map(names.map((name) => [name.toLowerCase(), name]));
  }

  /** The locale for the first of several languages that has one: "de" and "de-LI" → "de-DE". */
  nameFor(languages: readonly (string | undefined)[], otherwise = DEFAULT_LOCALE): string {
    return languages.flatMap((it) => this.named(it) ?? [])[0] ?? otherwise;
  }

  /** Reads a locale and those that it builds upon, if they are not read yet. */
  async prepare(name: string): Promise<void> {
    const base = this.named(name.split('-')[0]);
    const needed = [this.named(name) ?? DEFAULT_LOCALE, base ?? DEFAULT_LOCALE];
    const missing = needed.filter((it) => !this.loaded.has(it));
    await Promise.all(
      [...new Set(missing)].map(async (it) => {
        this.loaded.set(it, await this.files.read(it));
      }),
    );
  }

  /** A copy of the loaded locale that is nearest to the one that the engine requests. */
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

/** The superscript letters of ordinals such as "2ª": the engine would turn them into plain letters. */
const raisedLetters = [...'ªºʳˢᵃᵉᵒ'];

/** The first of the noncharacters of Unicode, which are reserved for programs and occur in no text. */
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

/** The engine's output, with the superscript letters of its locale. */
export function showRaisedLetters(html: string): string {
  return html.replace(
    /[\uFDD0-\uFDD6]/g,
    (hidden) => raisedLetters[hidden.charCodeAt(0) - FIRST_FREE] as string,
  );
}

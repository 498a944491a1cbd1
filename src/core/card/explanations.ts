/** Explains why something is shown at a place in a note, or why nothing is. */

import { t } from '@vscode/l10n';
import type { NoteLiterature } from '../cite/noteLiterature';
import type { Library } from '../library/library';
import type { Species } from '../library/schema';
import { originName } from '../literature/origin';
import { blockAt, type NoteAnalysis } from '../note/noteAnalysis';
import type { Mention } from '../recognise/recogniser';
import { escapeMarkdown } from '../text/escape';
import { splits, touches } from '../text/range';

/** A bibliography file that was read for the note. */
export interface ReadBibliographyFile {
  readonly name: string;
  readonly format: string;
  readonly entries: number;
  /** Errors in the file, in words for its author, with their 1-based lines. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** How many milliseconds reading took. */
  readonly time: number;
}

/** What is known of a note and its bibliographies. */
interface NoteSituation {
  readonly analysis: NoteAnalysis;
  /** Whether the whole note has been read, or only a part around the place. */
  readonly isWhole: boolean;
  readonly offset: number;
  readonly literature: NoteLiterature;
  /** How the files were found. */
  readonly foundBy: 'note' | 'project' | 'setting' | 'convention';
  readonly files: readonly ReadBibliographyFile[];
  /** Names of files in the note for which there is no file. */
  readonly missing: readonly string[];
  /** The Zotero collection that the note or the settings name, if Zotero may be asked. */
  readonly collection: NamedItems | undefined;
}

/** A Zotero collection with its items. */
interface NamedItems {
  readonly name: string;
  readonly items: readonly unknown[];
  readonly problem: { readonly message: string } | undefined;
}

/** Writes the page as Markdown. */
export function explainNote(library: Library, situation: NoteSituation): string {
  return `${[
    `# ${t('What Cytonote sees here')}`,
    ...placeOf(situation),
    ...namesAt(library, situation),
    ...citationsAt(library, situation),
    `## ${t('Bibliographies')}`,
    ...bibliographiesOf(situation),
    ...zoteroOf(situation),
  ].join('\n\n')}\n`;
}

/** How many problems of a file are listed. */
const LISTED_PROBLEMS = 20;

function placeOf({ analysis, isWhole, offset }: NoteSituation): string[] {
  const { frontMatter, closed } = analysis;
  const block = blockAt(analysis, offset);
  const rest = isWhole
    ? []
    : [t('The note is long: only the text around the cursor has been read so far.')];
  if (frontMatter && offset < frontMatter.end) {
    return [t('The cursor is in the front matter, where nothing is recognised.'), ...rest];
  }
  if (!block) {
    const isClosed = closed.some((range) => touches(range, offset));
    return [
      isClosed
        ? t('The cursor is in code, math, HTML or a link definition, where nothing is recognised.')
        : t('The cursor is not in a paragraph, heading or table cell.'),
      ...rest,
    ];
  }
  const isExcluded = block.excluded.some((range) => splits(range, offset));
  return isExcluded
    ? [t('The cursor is in code, math, HTML or an address, where nothing is recognised.'), ...rest]
    : rest;
}

function namesAt(library: Library, { analysis, offset }: NoteSituation): string[] {
  const mentions = blockAt(analysis, offset)?.mentions ?? [];
  const silenced = analysis.frontMatter?.options.silence ?? [];
  return [
    `## ${t('Names in this paragraph')}`,
    mentions.length === 0
      ? t('No name was recognised.')
      : mentions.map((it) => `- ${escapeMarkdown(explainMention(library, it))}`).join('\n'),
    ...(silenced.length > 0
      ? [escapeMarkdown(t('Silenced in this note: {0}', silenced.join(', ')))]
      : []),
  ];
}

function citationsAt(library: Library, { analysis, offset, literature }: NoteSituation): string[] {
  const groups = blockAt(analysis, offset)?.citations ?? [];
  const keys = groups.flatMap(({ citations }) => citations.map(({ key }) => key));
  const lines = [...new Set(keys)].map((key) => {
    const publication = literature.publication(key);
    const origin = publication && (originName(publication, library) ?? t('Cytonote’s dataset'));
    return `- ${escapeMarkdown(`@${key}: ${origin ?? t('unknown')}`)}`;
  });
  return lines.length > 0 ? [`## ${t('Citations in this paragraph')}`, lines.join('\n')] : [];
}

function bibliographiesOf({ foundBy, files, missing }: NoteSituation): string[] {
  const how = {
    note: t('Named in the front matter of the note.'),
    project: t('Named in the settings of the project, such as _quarto.yml.'),
    setting: t('Named in the setting cytonote.bibliography.files.'),
    convention: t(
      'Neither the note nor the settings name one, so Cytonote looked for a file with a usual name.',
    ),
  };
  return [
    escapeMarkdown(how[foundBy]),
    ...(files.length === 0 ? [t('No bibliography was read.')] : files.map(fileLines)),
    ...(missing.length > 0 ? [escapeMarkdown(t('Not found: {0}', missing.join(', ')))] : []),
  ];
}

function zoteroOf({ collection }: NoteSituation): string[] {
  return collection
    ? [
        escapeMarkdown(t('Zotero, “{0}”: {1} items', collection.name, collection.items.length)),
        ...(collection.problem ? [escapeMarkdown(collection.problem.message)] : []),
      ]
    : [];
}

function fileLines({ name, format, entries, problems, time }: ReadBibliographyFile): string {
  const head = t('{0}: {1} entries ({2}), read in {3} ms', name, entries, format, Math.round(time));
  const publication = problems
    .slice(0, LISTED_PROBLEMS)
    .map(({ line, message }) => `  - ${escapeMarkdown(t('Line {0}: {1}', line, message))}`);
  const further = problems.length - publication.length;
  return [
    `- ${escapeMarkdown(head)}`,
    ...publication,
    ...(further > 0 ? [`  - ${t('and {0} more', further)}`] : []),
  ].join('\n');
}

/** Explains why a mention means its entity, and of which species the text shows it to be. */
export function explainMention(library: Library, mention: Mention): string {
  const { species } = mention;
  const found = explainName(library, mention);
  return species ? `${found} ${explainSpecies(species)}` : found;
}

function explainSpecies(species: Species): string {
  switch (species) {
    case 'human':
      return t('The text shows that it is the human one.');
    case 'mouse':
      return t('The text shows that it is the mouse’s.');
    case 'rat':
      return t('The text shows that it is the rat’s.');
  }
}

function explainName(library: Library, { entity, surface, form, rule }: Mention): string {
  const label = library.entity(entity)?.label ?? entity;
  switch (rule) {
    case 'name':
      if (form.needs === 'dose') {
        return t(
          '“{0}” may also be what the body makes, but its sentence says that {1} is given.',
          surface,
          label,
        );
      }
      return form.needs
        ? t(
            '“{0}” is ambiguous, but this note shows elsewhere that it is about {1}.',
            surface,
            label,
          )
        : t('“{0}” is a spelling of “{1}”, a name of {2}.', surface, form.text, label);
    case 'latin':
      return t('“{0}” is “{1}” with a Latin letter, a name of {2}.', surface, form.text, label);
    case 'prefix':
      return t(
        '“{0}” is “{1}” with a prefix for its species, production or form, a name of {2}.',
        surface,
        form.text,
        label,
      );
    case 'ending':
      return t('“{0}” is “{1}” with an ending, a name of {2}.', surface, form.text, label);
    case 'acronym':
      return t('“{0}” is “{1}” with an acronym in it, a name of {2}.', surface, form.text, label);
    case 'tag':
      return t('“{0}” is a tag of “{1}”, a name of {2}.', surface, form.text, label);
    case 'partner':
      return t('“{0}” shares its head with the names beside it: {1}.', surface, label);
    case 'defined':
      return t('“{0}” is defined in this note as an abbreviation of {1}.', surface, label);
  }
}

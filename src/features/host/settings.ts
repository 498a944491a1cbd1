import * as vscode from 'vscode';
import { type CitationSyntax, citationSyntaxes } from '../../core/citation/citation';
import { type LatexCommand, latexCommands } from '../../core/citation/syntax/latex';
import type { ProblemKind } from '../../core/cite/citationProblems';
import { type RankPreference, rankPreferences } from '../../core/fit/evidence';
import { USUAL_PATH } from '../../core/literatureNotes/notePath';
import type { ExcludeSetting } from '../../core/noteIndex/exclusions';
import { USUAL_FOLDER } from '../../core/noteIndex/newConceptNote';
import { pdfEngines } from '../../core/publish/programArguments';
import type { FindingKind } from '../../core/referenceCheck/referenceFinding';
import type { SearchSettings } from '../../core/searching/literatureProvider';
import { type ProviderId, providerIds } from '../../core/searching/searchQuery';

/** The settings of `package.json` that turn a feature on or off, without their section. */
type Switch =
  | 'markMentions'
  | 'underlineMentions'
  | 'showCards'
  | 'suggestCitations'
  | 'hintSlips'
  | 'showCounts'
  | 'pasteCitations'
  | 'preview.enable';

/** The settings that choose the severity of a kind of problem. */
export type Report = ProblemKind | 'hintUncitedClaims' | 'hintOffTopicCitations';

const section = 'cytonote';
const severities: ReadonlyMap<unknown, vscode.DiagnosticSeverity> = new Map([
  ['error', vscode.DiagnosticSeverity.Error],
  ['warning', vscode.DiagnosticSeverity.Warning],
  ['information', vscode.DiagnosticSeverity.Information],
  ['hint', vscode.DiagnosticSeverity.Hint],
]);
const FINDING_SEVERITY = 'references.severity';
const SILENCE_TERMS = 'silenceTerms';
const BIBLIOGRAPHY_FILES = 'bibliography.files';
const CITATION_STYLE = 'citation.style';
const CITATION_LOCALE = 'citation.locale';
/** Settings that are read by functions of their own. */
export type TextSetting =
  | typeof FINDING_SEVERITY
  | typeof SILENCE_TERMS
  | typeof BIBLIOGRAPHY_FILES
  | typeof CITATION_STYLE
  | typeof CITATION_LOCALE
  | typeof RANK_PREFER;
const CITATION_SYNTAX = 'citation.syntax';
const RANK_PREFER = 'rank.prefer';
const LATEX_COMMAND = 'citation.latexCommand';
const PUBMED_ADDRESS = 'fetch.pubmedAddress';
const CROSSREF_ADDRESS = 'fetch.crossrefAddress';
const ID_CONVERTER_ADDRESS = 'fetch.idConverterAddress';
const DOI_ADDRESS = 'fetch.doiAddress';
const EUROPE_PMC_ADDRESS = 'fetch.europePmcAddress';
const SEARCH_PROVIDER = 'search.provider';
const SEARCH_TARGET = 'search.addTo';
const LITERATURE_NOTE_PATH = 'literature.notePath';
const CONCEPT_NOTE_FOLDER = 'concept.noteFolder';
const CONTACT = 'fetch.contact';
const PANDOC_PATH = 'publish.pandocPath';
const QUARTO_PATH = 'publish.quartoPath';
const PDF_ENGINE = 'publish.pdfEngine';
const ZOTERO_ENABLE = 'zotero.enable';
const ZOTERO_PORT = 'zotero.port';
const ZOTERO_COLLECTION = 'zotero.collection';
const INDEX_ENABLE = 'index.enable';
const OFFER_TOOL_SERVER = 'offerToolServer';
const INDEX_EXCLUDE = 'index.exclude';
/** Settings of the editor: which files it hides, and which ones it does not search. */
const EDITOR_EXCLUDES = ['files.exclude', 'search.exclude'] as const;

/** Whether a feature is on for a document; `package.json` has the default. */
export function isSettingOn(name: Switch, document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(section, document).get<boolean>(name) === true;
}

/** The severity of a kind of problem in a document; undefined if it is not reported. */
export function severityOf(
  name: Report,
  document: vscode.TextDocument,
): vscode.DiagnosticSeverity | undefined {
  const set = vscode.workspace.getConfiguration(section, document).get<unknown>(name);
  return severities.get(set);
}

/**
 * The severity of a kind of finding about references in a file.
 *
 * @returns 'off' if it is not reported, undefined if the settings do not say
 */
export function findingSeverity(
  kind: FindingKind,
  file: vscode.Uri,
): vscode.DiagnosticSeverity | 'off' | undefined {
  const set = vscode.workspace.getConfiguration(section, file).get<unknown>(FINDING_SEVERITY);
  const named = isObject(set) && Object.hasOwn(set, kind) ? set[kind] : undefined;
  return named === 'off' ? 'off' : severities.get(named);
}

/** The terms that the settings silence in a document. */
export function silencedTerms(document: vscode.ConfigurationScope): readonly string[] {
  return textsOf(SILENCE_TERMS, document);
}

/** The bibliography files of notes that do not name any. */
export function bibliographyFiles(document: vscode.ConfigurationScope): readonly string[] {
  return textsOf(BIBLIOGRAPHY_FILES, document);
}

/** The citation style in the settings, if there is one: its name, or the path of its file. */
export function citationStyle(note: vscode.Uri | undefined): string | undefined {
  return textSetting(CITATION_STYLE, note);
}

/** The locale of references in the settings, if there is one. */
export function citationLocale(note: vscode.Uri | undefined): string | undefined {
  return textSetting(CITATION_LOCALE, note);
}

/** The services to ask for sources. Ignores workspace settings, so that a workspace cannot redirect requests. */
export function searchSettings(): SearchSettings {
  const address = (name: string) => (textSetting(name, undefined) ?? '').replace(/\/+$/, '');
  return {
    pubmedAddress: address(PUBMED_ADDRESS),
    idConverterAddress: address(ID_CONVERTER_ADDRESS),
    crossrefAddress: address(CROSSREF_ADDRESS),
    doiAddress: address(DOI_ADDRESS),
    europePmcAddress: address(EUROPE_PMC_ADDRESS),
    contact: textSetting(CONTACT, undefined) ?? '',
  };
}

/** The database that a search begins with. */
export function searchProvider(): ProviderId {
  const name = vscode.workspace.getConfiguration(section).get<unknown>(SEARCH_PROVIDER);
  return providerIds.find((provider) => provider === name) ?? 'pubmed';
}

/** Where search results go: to the note's bibliography, or to the library of the workspace. */
export type SearchTarget = 'bibliography' | 'library';

/** Where the search results that the user chooses go. */
export function searchTarget(): SearchTarget {
  const name = vscode.workspace.getConfiguration(section).get<unknown>(SEARCH_TARGET);
  return name === 'library' ? 'library' : 'bibliography';
}

/** Saves where search results go, for all workspaces. */
export async function keepSearchTarget(target: SearchTarget): Promise<void> {
  await vscode.workspace
    .getConfiguration(section)
    .update(SEARCH_TARGET, target, vscode.ConfigurationTarget.Global);
}

/** Whether to ask a running Zotero. */
export function isZoteroOn(): boolean {
  return vscode.workspace.getConfiguration(section).get<unknown>(ZOTERO_ENABLE) === true;
}

/** The port at which Zotero answers on this machine. */
export function zoteroPort(): number {
  const port = vscode.workspace.getConfiguration(section).get<unknown>(ZOTERO_PORT);
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65536
    ? port
    : 23119;
}

/** The collection of Zotero whose items can be cited in notes that name none, if there is one. */
export function zoteroCollection(note: vscode.Uri): string | undefined {
  return textSetting(ZOTERO_COLLECTION, note);
}

/** Whether a change of the configuration affects which Zotero collections are read, or from which port. */
export function affectsZotero(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(`${section}.zotero`);
}

/** The path or the name of a program that publishes notes. Workspaces cannot set it. */
export function programPath(program: 'pandoc' | 'quarto'): string {
  return textSetting(program === 'pandoc' ? PANDOC_PATH : QUARTO_PATH, undefined) ?? program;
}

/** The program that makes PDF for Pandoc; undefined for Pandoc's own choice. Workspaces cannot set it. */
export function pdfEngine(): string | undefined {
  const name = textSetting(PDF_ENGINE, undefined);
  return pdfEngines.find((engine) => engine === name);
}

/** Whether the notes of a workspace folder are indexed. */
export function isIndexed(folder: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(section, folder).get<unknown>(INDEX_ENABLE) !== false;
}

/** The exclusions in the settings of a workspace folder, each in the form of the editor's `files.exclude`. */
export function indexExcludes(folder: vscode.Uri): ExcludeSetting[] {
  const editor = vscode.workspace.getConfiguration(undefined, folder);
  const ofEditor = EDITOR_EXCLUDES.map((name) => editor.get<unknown>(name));
  const own = textsOf(INDEX_EXCLUDE, folder).map((glob) => [glob, true]);
  return [...ofEditor, Object.fromEntries(own)].filter(isObject);
}

/** Whether a change of the configuration may change which notes are indexed. */
export function affectsIndexedFiles(event: vscode.ConfigurationChangeEvent): boolean {
  const own = [INDEX_ENABLE, INDEX_EXCLUDE].map((name) => `${section}.${name}`);
  return [...own, ...EDITOR_EXCLUDES].some((name) => event.affectsConfiguration(name));
}

function isObject(value: unknown): value is ExcludeSetting {
  return typeof value === 'object' && value !== null;
}

function textSetting(name: string, scope: vscode.Uri | undefined): string | undefined {
  const value = vscode.workspace.getConfiguration(section, scope).get<unknown>(name);
  return (typeof value === 'string' && value.trim()) || undefined;
}

/** The pattern of the paths of literature notes in a workspace folder. */
export function literatureNotePattern(folder: vscode.Uri): string {
  return textSetting(LITERATURE_NOTE_PATH, folder) ?? USUAL_PATH;
}

/** The folder of concept notes below a workspace folder. */
export function conceptNoteFolder(folder: vscode.Uri): string {
  return textSetting(CONCEPT_NOTE_FOLDER, folder) ?? USUAL_FOLDER;
}

/** The citation syntax for a document in the settings; Pandoc's if they have no valid one. */
export function citationSyntax(document: vscode.TextDocument | undefined): CitationSyntax {
  const name = vscode.workspace.getConfiguration(section, document).get<unknown>(CITATION_SYNTAX);
  return citationSyntaxes.find((syntax) => syntax === name) ?? 'pandoc';
}

/** What the user prefers among publications that fit equally well. */
export function rankPreference(document: vscode.ConfigurationScope | undefined): RankPreference {
  const name = vscode.workspace.getConfiguration(section, document).get<unknown>(RANK_PREFER);
  return rankPreferences.find((preference) => preference === name) ?? 'balanced';
}

/** LaTeX's command for bracketed citations in the settings; undefined if the note decides. */
export function latexCommand(document: vscode.TextDocument): LatexCommand | undefined {
  const name = vscode.workspace.getConfiguration(section, document).get<unknown>(LATEX_COMMAND);
  return latexCommands.find((command) => command === name);
}

/** Whether the tools for assistants are also offered as a server. */
export function offersToolServer(): boolean {
  return vscode.workspace.getConfiguration(section).get<unknown>(OFFER_TOOL_SERVER) === true;
}

/** Silences a term in the user settings. */
export async function silenceEverywhere(term: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  const known = settings.inspect<string[]>(SILENCE_TERMS)?.globalValue ?? [];
  if (!known.includes(term)) {
    const terms = [...known, term];
    await settings.update(SILENCE_TERMS, terms, vscode.ConfigurationTarget.Global);
  }
}

/** Whether a change of the configuration concerns a setting. */
export function affectsSetting(
  event: vscode.ConfigurationChangeEvent,
  name: Switch | Report | TextSetting,
): boolean {
  return event.affectsConfiguration(`${section}.${name}`);
}

/** The encoding in which the editor reads and saves a file without a byte order mark, by the editor's name. */
export function usualEncoding(file: vscode.Uri): string {
  const name = vscode.workspace.getConfiguration('files', file).get<unknown>('encoding');
  return typeof name === 'string' && name !== '' ? name : 'utf8';
}

function textsOf(name: string, document: vscode.ConfigurationScope): readonly string[] {
  const list = vscode.workspace.getConfiguration(section, document).get<unknown>(name);
  // The editor reports a value of the wrong type, but still passes it on.
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}

/** The terms that the settings silence in the notes of a file. */
export function silencedIn(uri: vscode.Uri): readonly string[] {
  return silencedTerms({ uri, languageId: 'markdown' });
}

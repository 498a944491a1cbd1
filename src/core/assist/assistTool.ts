/**
 * The definition of a tool for assistants, and of the host that it asks for data. Assistants are programs that a
 * language model drives.
 */
import type * as v from 'valibot';
import type { BibliographyText } from '../bibliography/editBibliography';
import type { CitationSyntax } from '../citation/citation';
import type { LatexCommand } from '../citation/syntax/latex';
import type { ProblemKind } from '../cite/citationProblems';
import type { NoteLiterature } from '../cite/noteLiterature';
import type { RankPreference } from '../fit/evidence';
import type { LiteratureIndex } from '../fit/literatureIndex';
import type { Library } from '../library/library';
import type { Reference } from '../literature/reference';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Recogniser } from '../recognise/recogniser';
import type { FoundPage } from '../searching/literatureProvider';
import type { SearchRequest } from '../searching/searchFilters';
import type { ProviderId } from '../searching/searchQuery';
import type { Answer } from './answer';

/**
 * What a call of a tool does beside reading files of the workspace: nothing; it sends a request to a server; or it
 * proposes an edit, which it does not make.
 */
export type ToolEffect = 'reads' | 'asksNet' | 'proposes';

/** A tool: assistants see its name, description and input, and call it. */
export interface AssistTool<Schema extends v.GenericSchema = v.GenericSchema> {
  /** In the style of the protocol: `recognise_names`. */
  readonly name: string;
  /** For people, in English. */
  readonly title: string;
  /** Tells language models what the tool returns, and when to call it. */
  readonly description: string;
  readonly effect: ToolEffect;
  readonly input: Schema;

  /**
   * Answers a call.
   *
   * @param input after the check against the schema
   * @throws {ToolRefusal} that says how the assistant can correct the call
   */
  run(input: v.InferOutput<Schema>, host: AssistHost, signal: AbortSignal): Promise<Answer>;
}

/**
 * The reason why a tool gives no answer. The message is for the assistant, which passes on what matters to its user. It
 * is in English, as the descriptions are.
 */
export class ToolRefusal extends Error {}

/** A note as a tool reads it. */
export interface AssistNote {
  /**
   * The path by which the assistant named the note, or that of the note beside a draft; undefined for a draft without
   * such a note.
   */
  readonly name: string | undefined;
  /** Empty if the note opts out of Cytonote. */
  readonly analysis: NoteAnalysis;
  /** The syntax of new citations. */
  readonly syntax: CitationSyntax;
  readonly latexCommand: LatexCommand | undefined;
  /** Whether the user wants reports of a kind of problem. */
  readonly reports: (kind: ProblemKind) => boolean;
}

/** A bibliography file, by the path that an answer names. */
export interface AssistFile extends BibliographyText {
  readonly name: string;
}

/** What can be cited, with its index. */
export interface AssistLiterature {
  readonly literature: NoteLiterature;
  readonly index: LiteratureIndex;
  readonly files: readonly AssistFile[];
  /** Names of bibliographies in the note for which there is no file. */
  readonly missing: readonly string[];
  readonly prefer: RankPreference;
}

/** The library including what the workspace adds, and the recogniser of its names. */
export interface AssistLibrary {
  readonly library: Library;
  readonly recogniser: Recogniser;
}

/**
 * What the tools need from the program in which they run, the editor or the command line. The host decides which files
 * may be read, by its settings and by what the user trusts.
 */
export interface AssistHost {
  library(): Promise<AssistLibrary>;

  /** @throws {ToolRefusal} if there is no such note, or it may not be read, or opts out of Cytonote */
  note(name: string): Promise<AssistNote>;

  /**
   * A text that is not in a file, as a note of its own.
   *
   * @param beside the path of a note; the draft counts as being in its folder
   * @throws {ToolRefusal} if there is no such note, or it may not be read
   */
  draft(text: string, beside?: string): Promise<AssistNote>;

  /** What can be cited in a note; without one, in a note in the folder of the workspace. */
  literature(note?: AssistNote): Promise<AssistLiterature>;

  /**
   * References as plain text in the style of a note, in the order of the style.
   *
   * @throws {ToolRefusal} if the style cannot be used
   */
  format(references: readonly Reference[], note?: AssistNote): Promise<FormattedList>;

  /**
   * The best results of a database of publications. The host gets the user's consent before it sends anything.
   *
   * @throws {ToolRefusal} without consent
   * @throws {FetchError}
   */
  search(provider: ProviderId, request: SearchRequest, signal: AbortSignal): Promise<FoundPage>;

  /** Runs work in steps, and stops it when the request is cancelled. */
  run<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T>;
}

/** References in a style. */
export interface FormattedList {
  readonly style: string;
  readonly references: readonly { readonly key: string; readonly text: string }[];
}

import * as vscode from 'vscode';
import { writeBibtex } from '../core/bibliography/writeBibtex';
import { writeCslJson } from '../core/bibliography/writeCslJson';
import { writeRis } from '../core/bibliography/writeRis';
import { formatReference, shortReference } from '../core/cite/formatReference';
import { toPlainText } from '../core/cite/formattedText';
import { type ReferenceForm, toHtml, toMarkdown } from '../core/cite/formattedTextForms';
import type { Reference } from '../core/cite/reference';
import { referenceOf } from '../core/cite/sourceReference';
import type { Source } from '../core/library/schema';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import type { SourcePicker } from './pickSource';
import type { FormattedNote, ReferenceFormatter } from './referenceFormatter';
import { confirm } from './statusMessage';
import { isSourceNode } from './topicsTree';

/** Copies the reference of a source to the clipboard: as text, or in a form that is asked for. */
export function registerCopyReference(
  picker: SourcePicker,
  analyses: NoteAnalyses,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const sourceFor = async (target: unknown) =>
    isSourceNode(target) ? target.source : picker.pickOne();

  const write = async (source: Source, form: ReferenceForm) => {
    const list = await formatter.list([referenceOf(source)], await activeNote(analyses));
    if ('message' in list) {
      return confirm(list.message);
    }
    const text = list.references[0]?.text ?? [];
    const written = { markdown: toMarkdown, html: toHtml, text: toPlainText }[form](text);
    await copy(written, source);
  };
  const copyReference = async (target?: unknown) => {
    const source = await sourceFor(target);
    if (source && formatter.hasStyle(await activeNote(analyses))) {
      await write(source, 'text');
    } else if (source) {
      await copy(formatReference(source), source);
    }
  };
  const copyReferenceAs = async (target?: unknown, wanted?: unknown) => {
    const source = await sourceFor(target);
    const form = source && (isForm(wanted) ? wanted : await pickForm());
    const writeData = form && data.get(form);
    if (writeData) {
      await copy(writeData(referenceOf(source)), source);
    } else if (form) {
      await write(source, form as ReferenceForm);
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('cytonote.copyReference', copyReference),
    vscode.commands.registerCommand('cytonote.copyReferenceAs', copyReferenceAs),
  );
}

async function copy(text: string, source: Source): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  confirm(vscode.l10n.t('Copied the reference of {0}', shortReference(source)));
}

/** The forms that a reference can be copied in: formatted, or as data for other programs. */
type CopiedForm = ReferenceForm | 'bibtex' | 'csl-json' | 'ris';

const data: ReadonlyMap<CopiedForm, (reference: Reference) => string> = new Map([
  ['bibtex', (reference) => writeBibtex(reference, reference.id)],
  ['csl-json', writeCslJson],
  ['ris', writeRis],
]);
const forms: ReadonlySet<unknown> = new Set(['markdown', 'html', 'text', ...data.keys()]);

function isForm(value: unknown): value is CopiedForm {
  return forms.has(value);
}

async function pickForm(): Promise<CopiedForm | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly form: CopiedForm })[] = [
    { label: 'Markdown', form: 'markdown' },
    { label: 'HTML', form: 'html' },
    { label: vscode.l10n.t('Plain text'), form: 'text' },
    { label: 'BibTeX', form: 'bibtex' },
    { label: 'CSL-JSON', form: 'csl-json' },
    { label: 'RIS', form: 'ris' },
  ];
  const title = vscode.l10n.t('Copy reference as');
  return (await vscode.window.showQuickPick(items, { title }))?.form;
}

/** The note whose style counts: the one that is being written. */
async function activeNote(analyses: NoteAnalyses): Promise<FormattedNote | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || vscode.languages.match(noteSelector, document) === 0) {
    return undefined;
  }
  return { uri: document.uri, analysis: await analyses.around(document, 0) };
}

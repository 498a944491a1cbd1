import * as vscode from 'vscode';
import { writeBibtex } from '../../core/bibliography/bibtex/writeBibtex';
import { writeCslJson } from '../../core/bibliography/cslJson';
import { writeRis } from '../../core/bibliography/writeRis';
import { toPlainText } from '../../core/csl/formattedText';
import { type ReferenceForm, toHtml, toMarkdown } from '../../core/csl/formattedTextForms';
import {
  formatPublication,
  type Publication,
  shortPublication,
} from '../../core/literature/publication';
import type { Reference } from '../../core/literature/reference';
import { publicationsOf } from '../../core/views/treeNodes';
import { COPY_REFERENCE, COPY_REFERENCE_AS } from '../host/commands';
import { isNote } from '../host/documents';
import { confirm } from '../host/statusMessage';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PublicationPicker } from '../pages/pickPublication';
import type { FormattedNote, ReferenceFormatter } from '../references/referenceFormatter';

/** Copies the reference of a source to the clipboard: as text, or in the form that the user chooses. */
export function registerCopyReference(
  picker: PublicationPicker,
  analyses: NoteAnalyses,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const publicationsFor = async (target: unknown, selected: unknown) => {
    const ofTree = publicationsOf(target, selected);
    const publication = ofTree.length > 0 ? undefined : await picker.shownOrPicked();
    return publication ? [publication] : ofTree;
  };

  const write = async (publications: readonly Publication[], form: ReferenceForm) => {
    const references = publications.map(({ reference }) => reference);
    const list = await formatter.list(references, await activeNote(analyses));
    if ('message' in list) {
      return confirm(list.message);
    }
    const written = { markdown: toMarkdown, html: toHtml, text: toPlainText }[form];
    await copy(
      list.references.map(({ text }) => written(text)),
      publications,
    );
  };
  const copyReference = async (target?: unknown, selected?: unknown) => {
    const publications = await publicationsFor(target, selected);
    if (publications.length > 0 && formatter.hasStyle(await activeNote(analyses))) {
      await write(publications, 'text');
    } else if (publications.length > 0) {
      await copy(publications.map(formatPublication), publications);
    }
  };
  const copyReferenceAs = async (target?: unknown, wanted?: unknown) => {
    const publications = await publicationsFor(target, wanted);
    const form = publications.length > 0 && (isForm(wanted) ? wanted : await pickForm());
    const writeData = form && data.get(form);
    if (writeData) {
      await copy([writeData(publications.map(({ reference }) => reference))], publications);
    } else if (form) {
      await write(publications, form as ReferenceForm);
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COPY_REFERENCE, copyReference),
    vscode.commands.registerCommand(COPY_REFERENCE_AS, copyReferenceAs),
  );
}

async function copy(texts: readonly string[], publications: readonly Publication[]): Promise<void> {
  await vscode.env.clipboard.writeText(texts.join('\n'));
  const names = publications.map(shortPublication).join(', ');
  confirm(vscode.l10n.t('Copied the reference of {0}', names));
}

/** The forms in which a reference can be copied: formatted, or as data for other programs. */
type CopiedForm = ReferenceForm | 'bibtex' | 'csl-json' | 'ris';

const data: ReadonlyMap<CopiedForm, (references: readonly Reference[]) => string> = new Map([
  ['bibtex', (all) => all.map((reference) => writeBibtex(reference, reference.id)).join('\n\n')],
  ['csl-json', (all) => writeCslJson(...all)],
  ['ris', (all) => all.map(writeRis).join('\n')],
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

/** The note whose style applies: the one in the active editor. */
async function activeNote(analyses: NoteAnalyses): Promise<FormattedNote | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isNote(document)) {
    return undefined;
  }
  return { uri: document.uri, analysis: await analyses.around(document, 0) };
}

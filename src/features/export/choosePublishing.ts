/**
 * Asks the user how to publish a note: the program, the format, the file. Also explains why publishing is impossible.
 */
import * as vscode from 'vscode';
import {
  hasRunnableCode,
  type PublishFormat,
  publishFormats,
} from '../../core/publish/programArguments';
import type { ProgramHost } from '../../core/publish/programHost';
import { type FoundProgram, findProgram } from '../../core/publish/publishNote';
import { messageText } from '../../core/text/escape';
import { openMachineSettings } from '../host/openSettings';
import { programPath } from '../host/settings';
import { confirm } from '../host/statusMessage';

/** The storage key of the format that was chosen last. */
const KEPT = 'publishFormat';
/** Milliseconds that a program gets to print its version. */
const LONGEST_WAIT = 20_000;

const title = () => vscode.l10n.t('Publish Note');
const sites = {
  pandoc: 'https://pandoc.org/installing.html',
  quarto: 'https://quarto.org/docs/get-started/',
};

/** Says why a note cannot be published here, and what to do about it. */
export async function explainWhyNot(
  document: vscode.TextDocument | undefined,
  runsPrograms: boolean,
): Promise<undefined> {
  if (!runsPrograms) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Publishing runs Pandoc or Quarto on your machine, which the editor in a browser cannot do. Open the note in the desktop editor, or run “cytonote publish” in a terminal.',
      ),
    );
  } else if (!document) {
    confirm(vscode.l10n.t('Open a note first.'));
  } else if (!vscode.workspace.isTrusted) {
    const manage = vscode.l10n.t('Manage Workspace Trust');
    const message = vscode.l10n.t(
      'Publishing runs a program on files of this workspace. It is not available in Restricted Mode.',
    );
    void vscode.window.showInformationMessage(message, manage).then((answer) => {
      if (answer === manage) {
        void vscode.commands.executeCommand('workbench.trust.manage');
      }
    });
  } else {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Only notes in files on this machine, and notes that are not saved yet, can be published.',
      ),
    );
  }
  return undefined;
}

/**
 * The program that publishes a note: Pandoc, or Quarto for its own notes if the user lets it run their code. Shows a
 * message if there is none.
 * @param allowed notes whose code may run; gets those that the user allows
 */
export async function chooseProgram(
  host: ProgramHost,
  document: vscode.TextDocument,
  allowed: Set<string>,
): Promise<FoundProgram | undefined> {
  const folder = vscode.Uri.joinPath(document.uri, '..').fsPath;
  const find = (kind: FoundProgram['kind']) => {
    const place = document.isUntitled ? '/' : folder;
    return findProgram(host, kind, programPath(kind), place, AbortSignal.timeout(LONGEST_WAIT));
  };
  const hasCode = hasRunnableCode(document.uri.path);
  const [pandoc, quarto] = [await find('pandoc'), hasCode ? await find('quarto') : undefined];
  if (quarto) {
    return chooseBetween(pandoc, quarto, document.uri, allowed);
  }
  if (!pandoc) {
    explainMissing(hasCode);
  }
  return pandoc;
}

async function chooseBetween(
  pandoc: FoundProgram | undefined,
  quarto: FoundProgram,
  uri: vscode.Uri,
  allowed: Set<string>,
): Promise<FoundProgram | undefined> {
  const note = uri.toString();
  if (allowed.has(note)) {
    return quarto;
  }
  const name = messageText(uri.path.split('/').at(-1) ?? '');
  const run = vscode.l10n.t('Run Quarto');
  const without = vscode.l10n.t('Publish without Running Code');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Quarto runs the code in {0}.', name),
    {
      modal: true,
      detail: vscode.l10n.t(
        'It also runs the filters and scripts that the note and its project name, as if you rendered it in a terminal. You are asked once for each note until the editor is closed.',
      ),
    },
    run,
    ...(pandoc ? [without] : []),
  );
  if (answer === run) {
    allowed.add(note);
    return quarto;
  }
  return answer === without ? pandoc : undefined;
}

/** Says which program is missing, and where to set its path. Cytonote does not download programs. */
function explainMissing(hasCode: boolean): void {
  const settings = vscode.l10n.t('Open Settings');
  const buttons = hasCode ? ['quarto.org', 'pandoc.org', settings] : ['pandoc.org', settings];
  const message = hasCode
    ? vscode.l10n.t(
        'Publishing needs Quarto or Pandoc on this machine, and neither was found. Install one, or set its path.',
      )
    : vscode.l10n.t(
        'Publishing needs Pandoc on this machine, and it was not found. Install it, or set its path.',
      );
  void vscode.window.showWarningMessage(message, ...buttons).then((answer) => {
    if (answer === settings) {
      void openMachineSettings('cytonote.publish');
    } else if (answer !== undefined) {
      const site = answer === 'quarto.org' ? sites.quarto : sites.pandoc;
      void vscode.env.openExternal(vscode.Uri.parse(site));
    }
  });
}

/** Asks for the format; the one that was chosen last comes first. */
export async function chooseFormat(kept: vscode.Memento): Promise<PublishFormat | undefined> {
  const details: Readonly<Record<PublishFormat, string>> = {
    docx: vscode.l10n.t('Word and other word processors'),
    html: vscode.l10n.t('One file with everything in it'),
    pdf: vscode.l10n.t('Needs LaTeX or another engine for PDF'),
  };
  const last = publishFormats.find((it) => it === kept.get<unknown>(KEPT));
  const formats = [...new Set([...(last ? [last] : []), ...publishFormats])];
  const items = formats.map((format) => ({
    label: format.toUpperCase(),
    description: details[format],
    format,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: title() });
  if (chosen) {
    await kept.update(KEPT, chosen.format);
  }
  return chosen?.format;
}

/** Asks where the document goes: beside the note, unless the user chooses another place. */
export function chooseOutput(
  { uri, isUntitled }: vscode.TextDocument,
  format: PublishFormat,
): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `${(uri.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '')}.${format}`;
  const near = isUntitled ? folder?.uri : vscode.Uri.joinPath(uri, '..');
  return vscode.window.showSaveDialog({
    title: title(),
    filters: { [format.toUpperCase()]: [format] },
    ...(near && { defaultUri: vscode.Uri.joinPath(near, name) }),
  });
}

import * as vscode from 'vscode';
import { escapeMarkdown } from '../../core/text/escape';
import { formAt, type PlaceForm } from '../../core/workspaceLibrary/formAt';
import { userFileKind, userFileSchemas } from '../../core/workspaceLibrary/userForms';
import { type YamlPlace, yamlPlaceAt } from '../../core/workspaceLibrary/yamlPlace';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** The files of a workspace library, whatever their language in the editor. */
const libraryFiles: vscode.DocumentSelector = {
  pattern: '**/cytonote/{entities.yaml,topics.yaml,sources/*.source.yaml}',
};

/** Completes and explains fields and values in the files of a workspace library, from their schemas. */
export function registerLibraryFileCompletion(library: WorkspaceLibrary): vscode.Disposable {
  const provideCompletionItems = (document: vscode.TextDocument, position: vscode.Position) => {
    const known = placeAt(document, position);
    if (!known) {
      return undefined;
    }
    const { place, form } = known;
    const range = new vscode.Range(position.line, place.start, position.line, place.end);
    const items =
      place.at === 'field' && form.fields.length > 0
        ? fieldItems(form)
        : [...valueItems(form), ...idItems(form, library)];
    return items.map((item) => Object.assign(item, { range }));
  };
  const provideHover = (document: vscode.TextDocument, position: vscode.Position) => {
    const known = placeAt(document, position);
    const about = known && explain(known.place, known.form, library);
    return about ? new vscode.Hover(new vscode.MarkdownString(escapeMarkdown(about))) : undefined;
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(
      libraryFiles,
      { provideCompletionItems },
      ...['[', '{', ',', ':', ' '],
    ),
    vscode.languages.registerHoverProvider(libraryFiles, { provideHover }),
  );
}

function placeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): { readonly place: YamlPlace; readonly form: PlaceForm } | undefined {
  const kind = userFileKind(document.uri.path);
  const lines = Array.from({ length: position.line + 1 }, (_, line) => document.lineAt(line).text);
  const place = kind && yamlPlaceAt(lines, position.line, position.character);
  const form = kind && place && formAt(userFileSchemas[kind], place.path);
  return place && form && { place, form };
}

function fieldItems({ fields }: PlaceForm): vscode.CompletionItem[] {
  return fields.map(({ name, about, isNested }, index) => {
    const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Field);
    item.insertText = isNested ? `${name}:` : `${name}: `;
    item.documentation = about ?? '';
    item.sortText = String(index).padStart(3, '0');
    return item;
  });
}

function valueItems({ choices, about }: PlaceForm): vscode.CompletionItem[] {
  return choices.map((choice) => {
    const item = new vscode.CompletionItem(choice, vscode.CompletionItemKind.EnumMember);
    item.documentation = about ?? '';
    return item;
  });
}

function idItems(
  { refersTo }: PlaceForm,
  { latest: library }: WorkspaceLibrary,
): vscode.CompletionItem[] {
  if (refersTo === 'entity') {
    return library.entities.map(({ id, label, name, synonyms }) => {
      const item = idItem(id, label, name);
      item.filterText = [id, label, ...synonyms.map(({ text }) => text)].join(' ');
      return item;
    });
  }
  return refersTo === 'topic'
    ? library.topics.map(({ id, label, about }) => idItem(id, label, about))
    : [];
}

function idItem(id: string, label: string, about: string | undefined): vscode.CompletionItem {
  const item = new vscode.CompletionItem(
    { label: id, description: label },
    vscode.CompletionItemKind.Value,
  );
  item.detail = about === undefined ? label : `${label}: ${about}`;
  return item;
}

/** What a field means, or which entity or topic has an id. */
function explain(
  { at, word }: YamlPlace,
  { fields, refersTo, about }: PlaceForm,
  { latest: library }: WorkspaceLibrary,
): string | undefined {
  if (at === 'field' && fields.length > 0) {
    return fields.find(({ name }) => name === word)?.about;
  }
  const entity = refersTo === 'entity' ? library.entity(word) : undefined;
  const topic = refersTo === 'topic' ? library.topic(word) : undefined;
  const label = entity ? `${entity.label}, ${entity.name}` : topic?.label;
  return label ?? (word ? about : undefined);
}

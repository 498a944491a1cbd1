import * as vscode from 'vscode';
import type { Entity, EntityId } from '../../core/library/schema';
import { drawMap } from '../../core/map/drawMap';
import { plainColours } from '../../core/map/mapColours';
import { layOutMap } from '../../core/map/mapLayout';
import { type Neighbourhood, neighbourhoodOf, neighbourOf } from '../../core/map/neighbourhood';
import { EXPORT_MAP, FILTER_TOPICS, OPEN_ENTITY, SHOW_MAP } from '../host/commands';
import { confirm } from '../host/statusMessage';
import { TOPICS_VIEW } from '../host/viewIds';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { MapPanel } from './mapPanel';
import type { NoteMentions } from './noteMentions';
import type { EntityPicker } from './pickEntity';

/** Shows the neighbourhood of an entity as a map in a panel, and exports the map to a file. */
export function registerEntityMap(
  library: WorkspaceLibrary,
  mentions: NoteMentions,
  literature: WorkspaceLiterature,
  picker: EntityPicker,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  /**
   * The contents of publications that name an entity, without sources of the library; only those that are read already.
   */
  const ownContents = (id: EntityId) => {
    const about = literature.latest?.allAbout(id) ?? [];
    return about.flatMap(({ publication, contents }) => (publication.source ? [] : [contents]));
  };
  const around = (entity: Entity) => {
    const own = ownContents(entity.id);
    return neighbourhoodOf(library.latest, entity, mentions.besides(entity.id), own);
  };
  const panel = new MapPanel(extensionUri, {
    neighbourhood: (id) => {
      const entity = library.latest.entity(id);
      return entity && around(entity);
    },
    open: async (key) => {
      const found = neighbourOf(library.latest, key);
      if (found && 'entity' in found) {
        await vscode.commands.executeCommand(OPEN_ENTITY, key);
      } else if (found) {
        await vscode.commands.executeCommand(`${TOPICS_VIEW}.focus`);
        await vscode.commands.executeCommand(FILTER_TOPICS, found.topic.label);
      }
    },
    exportMap: () => void vscode.commands.executeCommand(EXPORT_MAP),
  });
  const showMap = async (target?: unknown) => {
    const entity = await picker.entityFor(target, vscode.l10n.t('Show the map of'));
    if (entity) {
      panel.show(entity.id);
    }
  };
  const exportMap = async (target?: unknown, to?: unknown) => {
    const shown = typeof target === 'string' ? target : panel.centre;
    const entity = await picker.entityFor(shown, vscode.l10n.t('Export the map of'));
    const file = entity && (to instanceof vscode.Uri ? to : await askForFile(entity));
    if (file) {
      const svg = drawing(around(entity));
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(svg));
      confirm(vscode.l10n.t('Map of {0} written.', entity.label));
    }
  };
  return vscode.Disposable.from(
    panel,
    library.onDidChange(() => panel.drawAgain()),
    mentions.onDidChange(() => panel.drawAgain()),
    literature.onDidRead(() => panel.drawAgain()),
    vscode.commands.registerCommand(SHOW_MAP, showMap),
    vscode.commands.registerCommand(EXPORT_MAP, exportMap),
  );
}

/** The map as an SVG file, with fixed colours: a file has no theme. */
function drawing(neighbourhood: Neighbourhood): string {
  const options = { colours: plainColours, isInteractive: false };
  return `${drawMap(neighbourhood, layOutMap(neighbourhood), options)}\n`;
}

async function askForFile({ id }: Entity): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export the map'),
    filters: { SVG: ['svg'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `${id}.svg`) }),
  });
}

import * as vscode from 'vscode';
import type { EntityId } from '../../core/library/schema';
import { mapPage } from '../../core/map/mapPage';
import type { Neighbourhood } from '../../core/map/neighbourhood';
import { MAP_PANEL } from '../host/viewIds';

/** What the panel reads, and what it calls when the user acts on the map. */
interface MapHost {
  /** The neighbourhood of an entity; undefined if the library does not have the entity. */
  neighbourhood(id: EntityId): Neighbourhood | undefined;
  /** @param key comes from the page, so it may be any text and not the key of a neighbour */
  open(key: string): Thenable<void>;
  exportMap(): void;
}

/** The one panel that shows a map, of one entity at a time. */
export class MapPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private drawn = '';
  private readonly serializer: vscode.Disposable;

  /** The entity in the middle of the open map. */
  centre: EntityId | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: MapHost,
  ) {
    this.serializer = vscode.window.registerWebviewPanelSerializer(MAP_PANEL, {
      deserializeWebviewPanel: async (panel, state) => {
        panel.webview.options = this.options;
        this.take(panel);
        const centre = fieldOf(state, 'centre');
        if (centre === undefined || !this.host.neighbourhood(centre)) {
          panel.dispose();
        } else {
          this.show(centre);
        }
      },
    });
  }

  dispose(): void {
    this.serializer.dispose();
    this.panel?.dispose();
  }

  show(centre: EntityId): void {
    if (this.panel) {
      this.panel.reveal();
    } else {
      const column = vscode.window.tabGroups.activeTabGroup.viewColumn;
      this.take(vscode.window.createWebviewPanel(MAP_PANEL, '', column, this.options));
    }
    this.centre = centre;
    this.drawAgain();
  }

  /** Draws the map again if its content has changed. */
  drawAgain(): void {
    const neighbourhood =
      this.centre === undefined ? undefined : this.host.neighbourhood(this.centre);
    const content = JSON.stringify(neighbourhood);
    if (!this.panel || !neighbourhood || content === this.drawn) {
      return;
    }
    this.drawn = content;
    this.panel.title = vscode.l10n.t('Map of {0}', neighbourhood.centre.label);
    this.panel.webview.html = mapPage(neighbourhood, {
      nonce: newNonce(),
      styleAddress: this.addressOf('mapView.css'),
      scriptAddress: this.addressOf('mapView.js'),
    });
  }

  private get options(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist')],
    };
  }

  private addressOf(file: string): string {
    const uri = vscode.Uri.joinPath(this.extensionUri, 'dist', file);
    return this.panel?.webview.asWebviewUri(uri).toString() ?? '';
  }

  private take(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.webview.onDidReceiveMessage((message: unknown) => this.follow(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) {
        this.panel = undefined;
        this.centre = undefined;
        this.drawn = '';
      }
    });
  }

  /** Handles a message from the page; ignores unknown ones. */
  private follow(message: unknown): void {
    const key = fieldOf(message, 'key');
    const does = fieldOf(message, 'does');
    if (does === 'export') {
      this.host.exportMap();
    } else if (does === 'centre' && key !== undefined && this.host.neighbourhood(key)) {
      this.show(key);
    } else if (does === 'open' && key !== undefined) {
      void this.host.open(key);
    }
  }
}

function fieldOf(value: unknown, name: string): string | undefined {
  const field: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof field === 'string' ? field : undefined;
}

/**
 * A random value for the content security policy. Does not use `randomUUID`, which browsers lack in pages without TLS.
 */
function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

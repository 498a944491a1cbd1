import { t } from '@vscode/l10n';
import { element, escapeMarkup } from '../text/escape';
import { drawMap } from './drawMap';
import { themeColours } from './mapColours';
import { layOutMap } from './mapLayout';
import {
  mapKindHeading,
  mapKindLabel,
  mapKinds,
  type Neighbour,
  type Neighbourhood,
  neighbourFacts,
} from './neighbourhood';

/** What the host of a webview provides for its page. */
interface MapPageParts {
  /** New for each page; styles and scripts without it are blocked. */
  readonly nonce: string;
  readonly styleAddress: string;
  readonly scriptAddress: string;
}

/** The page of a webview that shows a map and the same facts as a list: HTML that loads nothing else. */
export function mapPage(neighbourhood: Neighbourhood, parts: MapPageParts): string {
  const { nonce, styleAddress, scriptAddress } = parts;
  const { label } = neighbourhood.centre;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const drawing = { colours: themeColours, isInteractive: true };
  return [
    '<!DOCTYPE html>',
    `<html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">`,
    `<link rel="stylesheet" nonce="${nonce}" href="${escapeMarkup(styleAddress)}">`,
    element('title', {}, escapeMarkup(t('Map of {0}', label))),
    `</head>`,
    element(
      'body',
      { 'data-centre': neighbourhood.centre.id },
      '<header>',
      element('h1', {}, escapeMarkup(t('Map of {0}', label))),
      element('button', { id: 'export', type: 'button' }, escapeMarkup(t('Export…'))),
      '</header>',
      element('p', { class: 'hint' }, escapeMarkup(hint())),
      element('div', { class: 'map' }, drawMap(neighbourhood, layOutMap(neighbourhood), drawing)),
      ...mapAsText(neighbourhood),
      `<script nonce="${nonce}" src="${escapeMarkup(scriptAddress)}"></script>`,
    ),
    '</html>',
  ].join('\n');
}

function hint(): string {
  return t('Arrow keys move. Enter or a click opens the page; Space or Shift and a click its map.');
}

/** The facts of a map as a list, for people who prefer to read, or use a screen reader. */
function mapAsText({ centre, neighbours, further }: Neighbourhood): string[] {
  const of = (kind: Neighbour['kind']) => neighbours.filter((it) => it.kind === kind);
  const lists = mapKinds
    .filter((kind) => of(kind).length > 0)
    .map((kind) =>
      [
        element('h3', {}, escapeMarkup(mapKindHeading(kind))),
        element('ul', {}, ...of(kind).map(itemOf)),
      ].join('\n'),
    );
  const rest =
    further === 1 ? t('1 more is not on the map.') : t('{0} more are not on the map.', further);
  return [
    '<details>',
    element('summary', {}, escapeMarkup(t('The map as a list'))),
    element('h2', {}, escapeMarkup(`${centre.label} (${mapKindLabel(centre.kind)})`)),
    neighbours.length === 0
      ? element('p', {}, escapeMarkup(t('Nothing in the library or the notes is related to it.')))
      : '',
    ...lists,
    further > 0 ? element('p', {}, escapeMarkup(rest)) : '',
    '</details>',
  ];
}

function itemOf(neighbour: Neighbour): string {
  const { key, label } = neighbour;
  const attributes = { type: 'button', class: 'link', 'data-key': key };
  return element(
    'li',
    {},
    element('button', attributes, escapeMarkup(label)),
    escapeMarkup(`: ${neighbourFacts(neighbour)}`),
  );
}

import { t } from '@vscode/l10n';
import { element, escapeMarkup } from '../text/escape';
import type { MapColours } from './mapColours';
import {
  HEADING_SIZE,
  LABEL_SIZE,
  LINE_HEIGHT,
  type MapLayout,
  type PlacedLabel,
} from './mapLayout';
import { type MapKind, mapKindLabel, type Neighbourhood, neighbourFacts } from './neighbourhood';
import { type Box, nodeShape, tenths } from './shapes';

/** How a map is drawn. */
interface MapDrawing {
  readonly colours: MapColours;
  /** Whether its nodes can be focused and opened; otherwise, the map is one picture. */
  readonly isInteractive: boolean;
}

/** The margin around the drawing. */
const MARGIN = 16;
/** The widths of lines: of the weakest tie and of the strongest. */
const THIN = 1.2;
const THICK = 5;
/** The weight from which on a line has the greatest width. */
const STRONGEST = 20;

/** Draws a map as SVG that is a document of its own, and also works as an element of a page. */
export function drawMap(
  { centre, neighbours: { length } }: Neighbourhood,
  layout: MapLayout,
  { colours, isInteractive }: MapDrawing,
): string {
  const frame = frameOf(layout);
  const draw = new Drawing(colours, isInteractive);
  const { label, kind } = centre;
  const middle = { ...layout.centre, kind, key: centre.id, facts: mapKindLabel(kind), label };
  const nodes = layout.neighbours.map(({ neighbour, ...placed }) => ({
    ...placed,
    ...neighbour,
    facts: neighbourFacts(neighbour),
  }));
  const title = t('Map of {0}', label);
  const description =
    length === 0
      ? t('Nothing in the library or the notes is related to it.')
      : t('{0} in the middle, and around it what is related to it or named with it.', label);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [frame.x, frame.y, frame.width, frame.height].join(' '),
      width: frame.width,
      height: frame.height,
      role: isInteractive ? 'list' : 'img',
      'aria-labelledby': 'map-title map-description',
      'font-family': colours.font,
      'font-size': LABEL_SIZE,
      fill: colours.text,
    },
    element('title', { id: 'map-title' }, escapeMarkup(title)),
    element('desc', { id: 'map-description' }, escapeMarkup(description)),
    element('rect', { ...frame, fill: colours.background }),
    ...layout.neighbours.map((placed) => draw.edge(placed, placed.neighbour)),
    ...layout.headings.map((heading) => draw.heading(heading)),
    draw.node(middle, true),
    ...nodes.map((node) => draw.node(node, false)),
    mapLegend(frame, colours),
  );
}

interface DrawnNode extends PlacedLabel {
  readonly key: string;
  readonly kind: MapKind;
  readonly label: string;
  readonly facts: string;
}

class Drawing {
  constructor(
    private readonly colours: MapColours,
    private readonly isInteractive: boolean,
  ) {}

  edge(
    { x, y }: Box,
    { kind, relations, weight }: { kind: MapKind; relations: readonly unknown[]; weight: number },
  ) {
    return element('line', {
      x2: x,
      y2: y,
      stroke: this.colours.kinds[kind],
      'stroke-width': tenths(THIN + (THICK - THIN) * Math.min(1, weight / STRONGEST)),
      'stroke-opacity': 0.75,
      'stroke-dasharray': relations.length > 0 ? undefined : '6 5',
      'aria-hidden': 'true',
    });
  }

  heading({ lines, ...box }: PlacedLabel): string {
    const attributes = {
      'font-size': HEADING_SIZE,
      'font-weight': 600,
      'letter-spacing': 0.6,
      fill: this.colours.faint,
      'aria-hidden': 'true',
    };
    const [text = ''] = lines;
    return element('text', { ...attributes, ...textAt(box.x, box.y) }, escapeMarkup(text));
  }

  node(node: DrawnNode, isCentre: boolean): string {
    const colour = this.colours.kinds[node.kind];
    const outline = nodeShape(node.kind, node);
    const drawn = [
      element('title', {}, escapeMarkup(`${node.label}: ${node.facts}`)),
      element('path', { d: outline, fill: this.colours.background }),
      element('path', {
        d: outline,
        fill: colour,
        'fill-opacity': isCentre ? 0.28 : 0.12,
        stroke: colour,
        'stroke-width': isCentre ? 2.5 : 1.4,
      }),
      ...labelOf(node, isCentre),
    ];
    if (!this.isInteractive) {
      return element('g', {}, ...drawn);
    }
    const attributes = {
      role: 'link',
      tabindex: 0,
      class: isCentre ? 'node centre' : 'node',
      'data-key': node.key,
      'aria-label': `${node.label}: ${node.facts}`,
    };
    return element('g', { role: 'listitem' }, element('g', attributes, ...drawn));
  }
}

function labelOf({ x, y, lines }: PlacedLabel, isCentre: boolean): string[] {
  const size = isCentre ? LABEL_SIZE * 1.25 : LABEL_SIZE;
  const top = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return lines.map((line, at) =>
    element(
      'text',
      {
        'font-size': isCentre ? size : undefined,
        'font-weight': isCentre ? 600 : undefined,
        ...textAt(x, top + at * LINE_HEIGHT),
      },
      escapeMarkup(line),
    ),
  );
}

/** Attributes that centre text at a point. Uses `dy`, since some programs do not support `dominant-baseline`. */
function textAt(x: number, y: number) {
  return { x, y, dy: '0.35em', 'text-anchor': 'middle' };
}

function frameOf({ centre, neighbours, headings }: MapLayout) {
  const boxes = [centre, ...neighbours, ...headings];
  // The same width on the left and on the right, so that the entity is in the middle of the picture.
  const halfWidth = Math.max(...boxes.map(({ x, width }) => Math.abs(x) + width / 2), 170);
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2));
  return {
    x: -Math.ceil(halfWidth) - MARGIN,
    y: Math.floor(top) - MARGIN,
    width: 2 * (Math.ceil(halfWidth) + MARGIN),
    height: Math.ceil(bottom) - Math.floor(top) + 2 * MARGIN + LEGEND_HEIGHT,
  };
}

/** The height of the strip at the bottom of a map. */
const LEGEND_HEIGHT = 44;

const SIZE = 11;

/** The legend below a map, which explains its lines. */
function mapLegend(
  frame: { readonly y: number; readonly height: number },
  { faint }: MapColours,
): string {
  const y = frame.y + frame.height - LEGEND_HEIGHT / 2 - 8;
  const rows = [
    { text: t('a known relation'), dashes: undefined },
    { text: t('only named together'), dashes: '6 5' },
  ].map(({ text, dashes }, row) => {
    const at = y + row * 16;
    const line = {
      x1: -100,
      x2: -64,
      y1: at,
      y2: at,
      stroke: faint,
      'stroke-width': 2,
      'stroke-dasharray': dashes,
    };
    const label = { x: -56, y: at, dy: '0.35em' };
    return element('line', line) + element('text', label, escapeMarkup(text));
  });
  return element('g', { 'font-size': SIZE, fill: faint, 'aria-hidden': 'true' }, ...rows);
}

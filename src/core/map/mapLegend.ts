import { t } from '@vscode/l10n';
import type { MapColours } from './mapColours';
import { element, escapeMarkup } from './markup';

/** The strip at the bottom of a map. */
export const LEGEND_HEIGHT = 44;

const SIZE = 11;

/** Says below a map what its lines mean. */
export function mapLegend(
  frame: { readonly y: number; readonly height: number },
  { faint }: MapColours,
): string {
  const y = frame.y + frame.height - LEGEND_HEIGHT / 2 - 8;
  const rows = [
    { text: t('a tie that is known'), dashes: undefined },
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

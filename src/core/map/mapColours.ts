import type { MapKind } from './neighbourhood';

/** The colours and the font of a map, as values of SVG attributes. */
export interface MapColours {
  readonly background: string;
  readonly text: string;
  readonly faint: string;
  readonly kinds: Readonly<Record<MapKind, string>>;
  readonly font: string;
}

/** The colours of an exported file: dark enough on white for lines and outlines (WCAG 2.2, 1.4.11). */
export const plainColours: MapColours = {
  background: '#ffffff',
  text: '#1f1f1f',
  faint: '#616161',
  kinds: {
    cytokine: '#1a73b8',
    receptor: '#2f7d32',
    drug: '#9c5a00',
    disease: '#c62828',
    protein: '#7b3fa0',
    class: '#5f6368',
    term: '#00707a',
  },
  font: "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif",
};

/** The colours of the editor's theme, or the plain ones where it has none. */
export const themeColours: MapColours = {
  background: variable('editor-background', plainColours.background),
  text: variable('editor-foreground', plainColours.text),
  faint: variable('descriptionForeground', plainColours.faint),
  kinds: {
    cytokine: variable('charts-blue', plainColours.kinds.cytokine),
    receptor: variable('charts-green', plainColours.kinds.receptor),
    // Not charts-orange: few themes set it, and its default is the colour of a marked match.
    drug: variable('charts-yellow', plainColours.kinds.drug),
    disease: variable('charts-red', plainColours.kinds.disease),
    protein: variable('charts-purple', plainColours.kinds.protein),
    class: variable('descriptionForeground', plainColours.kinds.class),
    term: variable('terminal-ansiCyan', plainColours.kinds.term),
  },
  font: variable('font-family', plainColours.font),
};

function variable(name: string, fallback: string): string {
  return `var(--vscode-${name}, ${fallback})`;
}

/** The ids of what shows something, as `package.json` has them: trees, the panel of the map, Markdown cells. */

export const TOPICS_VIEW = 'cytonote.browseTopics';
export const NOTE_VIEW = 'cytonote.browseNote';
export const LIBRARY_VIEW = 'cytonote.browseLibrary';
export const MAP_PANEL = 'cytonote.map';
export const NOTEBOOK_RENDERER = 'cytonote.notebook-marks';

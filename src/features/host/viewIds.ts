/** The ids of views, the map panel and the notebook renderer, as in `package.json`. */

export const TOPICS_VIEW = 'cytonote.browseTopics';
export const NOTE_VIEW = 'cytonote.browseNote';
export const CARD_VIEW = 'cytonote.cardBeside';
export const LIBRARY_VIEW = 'cytonote.browseLibrary';
export const MAP_PANEL = 'cytonote.map';
export const NOTEBOOK_RENDERER = 'cytonote.notebook-marks';

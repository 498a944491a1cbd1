/** Stands in prose for something that no name, sentence or citation reaches into, such as code. */
export const BARRIER = '\uFFFC';

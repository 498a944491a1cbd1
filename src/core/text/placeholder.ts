/** Replaces a part of prose that no name, sentence or citation may extend across, such as code. */
export const BARRIER = '\uFFFC';

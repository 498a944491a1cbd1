/** Replaces something in prose that no name, sentence or citation may reach into, such as code. */
export const BARRIER = '\uFFFC';

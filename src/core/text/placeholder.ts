/** The character that stands in prose for code, math and addresses. No name, sentence or citation extends across it. */
export const PLACEHOLDER = '\uFFFC';

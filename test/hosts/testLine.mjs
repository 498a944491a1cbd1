/**
 * An editor's console mixes what tests print with a good deal of its own. Tests mark their lines
 * with this.
 */
export const testLineMark = '[test] ';

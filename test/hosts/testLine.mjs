/**
 * The mark of lines that tests print, since the console of an editor mixes them with its own lines.
 */
export const testLineMark = '[test] ';

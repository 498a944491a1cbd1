/**
 * The `console` of the test bundle: every call prints one marked line, so that the launcher can tell it
 * from the editor's own lines. VS Code does not let an extension replace the methods of the real console.
 */

/** Defined by `bundleTests.mjs`. */
declare const TEST_LINE_MARK: string;

const printerOf =
  (level: 'log' | 'info' | 'warn' | 'error') =>
  (...values: unknown[]) =>
    globalThis.console[level](TEST_LINE_MARK + format(values));

const testConsole = {
  log: printerOf('log'),
  info: printerOf('info'),
  warn: printerOf('warn'),
  error: printerOf('error'),
};

// Declared as `console`, it would hide the real console from mocha, which is outside of the bundle.
export { testConsole as console };

/** Mocha's reporters use `%s` and `%d`. */
function format([first, ...rest]: unknown[]): string {
  const text = show(first).replace(/%[sd]/g, (place) =>
    rest.length > 0 ? show(rest.shift()) : place,
  );
  return [text, ...rest.map(show)].join(' ');
}

function show(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  return JSON.stringify(value) ?? String(value);
}

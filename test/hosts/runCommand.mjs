import { spawn } from 'node:child_process';
import { cleanUpAtExit } from './cleanUp.mjs';

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {boolean} [show] also print the output as it arrives
 * @property {NodeJS.Signals} [stopSignal] the signal that ends the command if this process ends first
 */

/**
 * @typedef {object} CommandResult
 * @property {number} exitCode
 * @property {string} output standard output and standard error in the order of arrival
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, { cwd, env, show = false, stopSignal } = {}) {
  return new Promise((resolve, reject) => {
    // Windows starts .cmd files only through a shell.
    const shell = process.platform === 'win32' && !command.endsWith('.exe');
    const [program = '', ...rest] = shell ? [command, ...args].map(quote) : [command, ...args];
    const child = spawn(program, rest, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell,
    });
    const stop = cleanUpAtExit(() => child.kill(stopSignal));

    let output = '';
    for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        output += text;
        if (show) process[stream].write(text);
      });
    }
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      stop();
      if (signal) output += `\nstopped by ${signal}\n`;
      resolve({ exitCode: exitCode ?? 1, output });
    });
  });
}

/** @param {string} word */
function quote(word) {
  return `"${word}"`;
}

/**
 * Like {@link runCommand}, but a failure throws an error with the output.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 */
export async function runCommandOrThrow(command, args, options = {}) {
  const { exitCode, output } = await runCommand(command, args, options);
  if (exitCode === 0) return;
  const detail = options.show ? '' : `\n${output.trimEnd()}`;
  throw new Error(`"${[command, ...args].join(' ')}" failed (exit code ${exitCode}).${detail}`);
}

/**
 * The command line that runs npm: the npm that started this process, if one did.
 *
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export function npmCommand(args) {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('npm-cli.js')) return [process.execPath, [npm, ...args]];
  return ['npm', args];
}

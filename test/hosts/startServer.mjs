import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cleanUpAtExit } from './cleanUp.mjs';
import { messageOf } from './messageOf.mjs';
import { hangSeconds, orTimeOut } from './waiting.mjs';

/**
 * @typedef {object} Server
 * @property {() => Promise<void>} stop
 * @property {Promise<unknown>} ended settles when the server has ended for any reason
 */

/**
 * Starts a server in its own process and waits until it is ready.
 *
 * @param {object} options
 * @param {string} options.name for messages
 * @param {string} options.node the Node that runs it
 * @param {string} options.script
 * @param {string[]} options.args
 * @param {NodeJS.ProcessEnv} [options.env] added to this process's environment
 * @param {string} options.readyLine the line that it prints when it is ready
 * @param {() => void} [options.afterwards] cleans up after the server, also when this process is stopped
 * @returns {Promise<Server>}
 */
export async function startServer({
  name,
  node,
  script,
  args,
  env,
  readyLine,
  afterwards = () => {},
}) {
  const server = spawn(node, [script, ...args], { env: { ...process.env, ...env } });
  const ended = once(server, 'exit');
  const kill = cleanUpAtExit(() => {
    server.kill('SIGKILL');
    afterwards();
  });
  const stop = async () => {
    server.kill();
    await ended;
    kill();
  };

  let log = '';
  const ready = new Promise((resolve, reject) => {
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      log += chunk;
      if (log.includes(readyLine)) resolve(undefined);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`${name} ended with exit code ${code}`)));
  });
  try {
    await orTimeOut(ready, hangSeconds, `${name} did not start`);
  } catch (error) {
    await stop();
    throw new Error(`${messageOf(error)}. It printed:\n${log}`);
  }
  return { stop, ended };
}

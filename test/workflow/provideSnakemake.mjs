import { existsSync } from 'node:fs';
import { findOnPath } from '../hosts/findOnPath.mjs';
import { messageOf } from '../hosts/messageOf.mjs';
import { runCommandOrThrow } from '../hosts/runCommand.mjs';

/**
 * Snakemake as it is installed, or else as Debian has it, where we may install that.
 *
 * @returns {Promise<string | undefined>} the path of its program
 */
export async function provideSnakemake() {
  const found = findOnPath('snakemake');
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (found || !mayInstall) return found;
  console.log("Installing Debian's Snakemake (takes a minute, once) …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await runCommandOrThrow('apt-get', ['update'], { env });
    await runCommandOrThrow('apt-get', ['install', '-y', '--no-install-recommends', 'snakemake'], {
      env,
    });
  } catch (error) {
    console.error(messageOf(error));
  }
  return findOnPath('snakemake');
}

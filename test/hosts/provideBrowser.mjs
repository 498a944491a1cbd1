import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findOnPath, isProgram } from './findOnPath.mjs';
import { messageOf } from './messageOf.mjs';
import { hostsFolder } from './paths.mjs';
import { runCommandOrThrow } from './runCommand.mjs';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/**
 * The browser for tests: an installed one, or else one that this installs.
 *
 * @returns {Promise<string>} the path of its program
 */
export async function provideBrowser() {
  const chosen = process.env.CYTONOTE_BROWSER;
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`CYTONOTE_BROWSER names "${chosen}", which is not a program.`);
  }
  return findBrowser() ?? (await installBrowser());
}

/** @returns {string | undefined} */
function findBrowser() {
  return (
    programs.map(findOnPath).find((path) => path !== undefined) ??
    [...usualPlaces(), chromium.executablePath()].find(isProgram)
  );
}

function usualPlaces() {
  switch (process.platform) {
    case 'darwin':
      return ['/', homedir()].flatMap((parent) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
          join(parent, 'Applications', `${name}.app`, 'Contents/MacOS', name),
        ),
      );
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
        .map((variable) => process.env[variable])
        .filter((parent) => parent !== undefined)
        .flatMap((parent) => [
          join(parent, 'Google/Chrome/Application/chrome.exe'),
          join(parent, 'Chromium/Application/chrome.exe'),
          join(parent, 'Microsoft/Edge/Application/msedge.exe'),
        ]);
    default:
      return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
  }
}

async function installBrowser() {
  const failures = [];
  for (const install of [installDebianChromium, installPlaywrightChromium]) {
    try {
      await install();
    } catch (error) {
      failures.push(messageOf(error));
    }
    const browser = findBrowser();
    if (browser) return browser;
  }
  throw new Error(
    [
      'The tests drive VS Code in a browser, and none was found.',
      'Install Chromium, Google Chrome or Microsoft Edge, or set CYTONOTE_BROWSER to the path of',
      'a Chromium-based browser. Installing one for you was tried and failed:',
      ...failures,
    ].join('\n'),
  );
}

async function installDebianChromium() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/etc/debian_version')) return;
  console.log("Installing Debian's Chromium (takes a minute, once) …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Without a font package, screenshots show boxes instead of text.
  const packages = ['chromium', 'fonts-dejavu'];
  await runCommandOrThrow('apt-get', ['update'], { env });
  await runCommandOrThrow('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
}

async function installPlaywrightChromium() {
  console.log("Installing Playwright's Chromium (takes a minute, once) …");
  const installer = join(hostsFolder, 'node_modules/playwright-core/cli.js');
  await runCommandOrThrow(process.execPath, [installer, 'install', 'chromium']);
}

/**
 * Runs programs of the user, for `cytonote publish` and for *Publish Note…*. The extension loads this module from a
 * file of its own (`dist/programs.js`), and only where its host is Node.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, copyFile, mkdtemp, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import type { ProgramEnd, ProgramHost, ProgramRun } from '../core/publish/programHost';

/** The most UTF-16 units that are kept of what a program prints to each stream. */
const MOST_OUTPUT = 2 ** 20;
/** Milliseconds in which a cancelled program must end by itself. */
const GRACE = 2000;

/** The programs of this machine. */
export const programs: ProgramHost = {
  async find(name: string): Promise<string | undefined> {
    const places = isAbsolute(name) || name.startsWith('~/') ? [inHome(name)] : onPath(name);
    for (const place of places) {
      if (await isProgram(place)) {
        return place;
      }
    }
    return undefined;
  },

  run: runProgram,

  async makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'cytonote-'));
    await Promise.all(
      Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
    );
    return folder;
  },

  removeFolder: (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 3 }),

  writeNew: (file: string, text: string) => writeFile(file, text, { flag: 'wx' }),

  removeFile: (file: string) => rm(file, { force: true }),

  async isWritten(file: string): Promise<boolean> {
    return ((await stat(file).catch(() => undefined))?.size ?? 0) > 0;
  },

  async move(from: string, to: string): Promise<void> {
    try {
      await rename(from, to);
    } catch (error) {
      // The folder for temporary files is often on another disk.
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') {
        throw error;
      }
      await copyFile(from, to);
      await unlink(from);
    }
  },

  join: (folder: string, name: string) => resolve(folder, name),
};

function inHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/**
 * The files on the PATH that a name may mean. The system itself would also search the working folder, where a
 * stranger's note may come with a program; so this leaves out folders that are not absolute paths.
 */
function onPath(name: string): string[] {
  if (name === '' || /[/\\]/.test(name)) {
    return [];
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const endings = process.platform === 'win32' && !/\.exe$/i.test(name) ? ['.exe'] : [''];
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
}

async function isProgram(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  const mayRun = access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  return found?.isFile() === true && (await mayRun);
}

function runProgram({ program, args, folder, input, signal }: ProgramRun): Promise<ProgramEnd> {
  return new Promise((done) => {
    if (signal.aborted) {
      done({ kind: 'cancelled' });
      return;
    }
    const child = spawn(program, args, {
      cwd: folder,
      shell: false,
      windowsHide: true,
      // A group of its own, so that what the program starts (an engine for PDF) ends with it.
      detached: process.platform !== 'win32',
      env: environment(),
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      output = (output + piece).slice(0, MOST_OUTPUT);
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      errors = (errors + piece).slice(0, MOST_OUTPUT);
    });
    // A program that ends before it has read its whole input prints the reason itself.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    let killing: NodeJS.Timeout | undefined;
    const cancel = () => {
      end(child, 'SIGTERM');
      killing = setTimeout(() => end(child, 'SIGKILL'), GRACE);
    };
    signal.addEventListener('abort', cancel, { once: true });
    const finish = (result: ProgramEnd) => {
      signal.removeEventListener('abort', cancel);
      clearTimeout(killing);
      done(signal.aborted ? { kind: 'cancelled' } : result);
    };
    child.on('error', ({ message }) => finish({ kind: 'failed', message }));
    child.on('close', (code, ended) =>
      finish({
        kind: 'ended',
        exitCode: code ?? 1,
        output,
        errors: ended ? `${errors}\n${program}: ${ended}` : errors,
      }),
    );
  });
}

/** The environment without the variable that makes the executable of the desktop editor behave as Node. */
function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE, NODE_OPTIONS, ...others } = process.env;
  return others;
}

/** Ends a program and all that it has started. */
function end({ pid }: ChildProcess, how: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, how);
  } catch {
    // It has ended already.
  }
}

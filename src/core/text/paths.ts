/** Paths of files that a note names, in the form of URIs: with `/` on every system. */

/** Whether a name is a web address, or of anything other than a file beside the note. */
export function isAddress(name: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(name);
}

/**
 * The path of a name, starting from a folder, without `.` and `..`.
 *
 * @param folder an absolute path
 * @param name as it is written; an absolute path stays absolute, and never names a server
 * @returns undefined for an address
 */
export function pathNamed(folder: string, name: string): string | undefined {
  if (isAddress(name)) {
    return undefined;
  }
  const path = name.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (step === '..') {
      steps.pop();
    } else if (step !== '' && step !== '.') {
      steps.push(step);
    }
  }
  return `/${steps.join('/')}`;
}

/** Whether a path without `..` is in a folder. */
export function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

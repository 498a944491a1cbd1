import { fingerprintOfNames } from '../../core/library/fingerprintOfNames';
import type { Library } from '../../core/library/library';
import type { BackgroundWork } from '../host/backgroundWork';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** Identifies the names that the current library recognises, and the version of the extension that reads them. */
export class NamesFingerprint {
  private readonly known = new WeakMap<Library, Promise<string>>();

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly version: string,
    private readonly background: BackgroundWork,
  ) {}

  /** The fingerprint of the library as it is now: made once for each, since all of its names are read for it. */
  latest(): Promise<string> {
    const { latest } = this.library;
    const fingerprint =
      this.known.get(latest) ?? this.background.run(fingerprintOfNames(latest, this.version));
    this.known.set(latest, fingerprint);
    return fingerprint;
  }
}

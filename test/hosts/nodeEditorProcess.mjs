// The process of VS Code's server. Its arguments are the server's own.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithParent } from './endWithParent.mjs';
import { vscodeServerFolder } from './paths.mjs';

endWithParent();
await import(pathToFileURL(join(vscodeServerFolder, 'out/server-main.js')).href);

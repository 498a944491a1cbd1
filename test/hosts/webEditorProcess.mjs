// The process that serves VS Code for the Web. Its argument is the options of `open` as JSON.
import { open } from '@vscode/test-web';
import { endWithParent } from './endWithParent.mjs';

endWithParent();
await open(JSON.parse(/** @type {string} */ (process.argv[2])));

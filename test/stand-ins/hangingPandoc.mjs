#!/usr/bin/env node
// A program that says that it is Pandoc, and never ends with what it is asked for.
if (process.argv.includes('--version')) {
  process.stdout.write('pandoc 3.1\n');
} else {
  setInterval(() => {}, 1000);
}
